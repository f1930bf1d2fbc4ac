package io.dewline.sim.replay;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One recording and what its columns mean.
 *
 * @param device id, in which {@code {column}} stands for that column's text in small letters
 * @param at column with the time of measurement
 * @param zone for stamps that name no offset; absent: such stamps are unreadable
 * @param where column → text: only rows that have all of these
 */
public record Source(
        Path file,
        String site,
        String device,
        String at,
        @Nullable ZoneId zone,
        List<Mapped> map,
        Map<String, String> where) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public Source {
        map = List.copyOf(map);
        where = Map.copyOf(where);
        if (!ID.matcher(site).matches()) {
            throw new IllegalArgumentException("site \"" + site + "\" is no id (1 to 64 of a–z 0–9 - _)");
        }
        if (!device.contains("{") && !ID.matcher(device).matches()) {
            throw new IllegalArgumentException("device \"" + device + "\" is no id (1 to 64 of a–z 0–9 - _)");
        }
        if (map.isEmpty()) {
            throw new IllegalArgumentException("no quantity is mapped to a column");
        }
    }
}
