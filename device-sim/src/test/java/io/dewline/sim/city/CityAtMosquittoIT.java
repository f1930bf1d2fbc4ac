package io.dewline.sim.city;

import io.dewline.sim.server.MosquittoBroker;
import io.dewline.sim.server.TestBroker;
import java.nio.file.Path;

class CityAtMosquittoIT extends CityContract {
    @Override
    TestBroker start(Path folder) throws Exception {
        return MosquittoBroker.startOwn(folder);
    }
}
