package io.dewline.app;

import io.dewline.app.config.ConfigurationSet;
import io.dewline.app.config.Configurations;
import io.dewline.app.state.StateFile;
import io.dewline.model.Parsed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The configuration in force now, and any that was, by its hash. */
@SuppressWarnings("NullAway.Init") // state is given once, before anything else is asked
final class InForce {
    private final Map<String, ConfigurationSet> known = new ConcurrentHashMap<>();
    private volatile ConfigurationSet current;
    private volatile List<String> rejected = List.of();
    private volatile StateFile state;

    InForce(ConfigurationSet first) {
        current = first;
        known.put(first.hash(), first);
    }

    /** From now on texts are kept in {@code file}. */
    void keepIn(StateFile file) {
        state = file;
        file.keep(current.hash(), current.texts());
    }

    ConfigurationSet current() {
        return current;
    }

    /** Switches; the texts are kept first, so that the log never names a hash without texts. */
    void replace(ConfigurationSet next) {
        state.keep(next.hash(), next.texts());
        known.put(next.hash(), next);
        current = next;
        rejected = List.of();
    }

    /** The last set that was refused, as its problems; empty when what is in the files is in force. */
    List<String> rejected() {
        return rejected;
    }

    void reject(List<String> problems) {
        rejected = List.copyOf(problems);
    }

    /** @throws IllegalStateException when the texts are gone, or this version does not take them any more */
    ConfigurationSet byHash(String hash) {
        return known.computeIfAbsent(hash, h -> {
            Map<String, String> texts = state.texts(h);
            if (texts.isEmpty()) {
                throw new IllegalStateException("state.db has no texts of configuration " + h);
            }
            Parsed<ConfigurationSet> parsed = Configurations.parse(texts);
            ConfigurationSet set = parsed.value();
            if (set == null) {
                throw new IllegalStateException(
                        "configuration " + h + " was in force and is not valid any more: " + parsed.problems());
            }
            return set;
        });
    }
}
