package io.dewline.sim.load;

import io.dewline.sim.server.ArtemisBroker;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Path;

class LoadAtArtemisTest extends LoadContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return ArtemisBroker.start();
    }
}
