package io.dewline.sim;

import io.dewline.sim.yaml.Spans;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, as {@link Spans} reads them. */
final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            Duration length = Spans.parse(text);
            if (!length.isNegative()) {
                return length;
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw new TypeConversionException("\"" + text + "\": expected a duration above 0");
    }
}
