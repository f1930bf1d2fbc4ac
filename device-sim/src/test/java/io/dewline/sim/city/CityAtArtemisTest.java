package io.dewline.sim.city;

import io.dewline.sim.server.ArtemisBroker;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Path;

class CityAtArtemisTest extends CityContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return ArtemisBroker.start();
    }
}
