package io.dewline.sim.mqtt;

import io.dewline.sim.server.ArtemisBroker;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Path;

class LinkAtArtemisTest extends LinkContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return ArtemisBroker.start();
    }
}
