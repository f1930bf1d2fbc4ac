package io.dewline.app.http;

import io.dewline.app.live.Ledger;
import io.dewline.app.live.SystemState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The program itself: clock, link, readiness, ledger. */
final class SystemApi {
    private SystemApi() {}

    static JsonObject system(SystemState state) {
        return new JsonObject()
                .put("version", state.version())
                .put("clock", state.clock())
                .put("drill", state.drill())
                .put("now", state.now().toString())
                .put("logTime", state.logTime().toString())
                .put("link", state.link())
                .put("ready", state.ready())
                .put("reasons", new JsonArray(state.reasons()))
                .put("degraded", new JsonArray(state.degraded()))
                .put("configuration", state.configuration())
                .put("language", state.language());
    }

    static JsonObject readiness(SystemState state) {
        return new JsonObject()
                .put("ready", state.ready())
                .put("drill", state.drill())
                .put("reasons", new JsonArray(state.reasons()))
                .put("degraded", new JsonArray(state.degraded()));
    }

    static JsonObject ledger(Ledger ledger) {
        return new JsonObject()
                .put("received", ledger.received())
                .put("taken", ledger.taken())
                .put("dead", ledger.dead())
                .put("inFlight", ledger.inFlight())
                .put("logged", ledger.logged())
                .put("evaluated", ledger.evaluated())
                .put("repeated", ledger.repeated())
                .put("conflicting", ledger.conflicting())
                .put("waitingRules", ledger.waitingRules())
                .put("stored", ledger.stored())
                .put("setAside", ledger.setAside())
                .put("notStored", ledger.notStored())
                .put("waitingStore", ledger.waitingStore())
                .put(
                        "balances",
                        new JsonObject()
                                .put("intake", ledger.intakeBalances())
                                .put("rules", ledger.rulesBalance())
                                .put("store", ledger.storeBalances()));
    }
}
