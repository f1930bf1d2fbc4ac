package io.dewline.sim.replay;

import io.dewline.sim.server.ArtemisBroker;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Path;

class ReplayAtArtemisTest extends ReplayContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return ArtemisBroker.start();
    }
}
