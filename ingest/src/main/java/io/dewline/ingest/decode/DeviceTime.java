package io.dewline.ingest.decode;

import io.dewline.model.Reading.Stamped;

/** The instant that a reading gets (epoch milliseconds) and whose clock it is. */
record DeviceTime(long at, Stamped stamped) {

    /** Judges the time that a device gave. */
    static DeviceTime of(long given, long arrived, DecodeOptions options) throws Refusal {
        if (given == Rfc3339.MALFORMED) {
            throw new Refusal(Reason.TIME_MALFORMED, "at");
        }
        if (options.tooEarly(given)) {
            throw new Refusal(Reason.TIME_ANCIENT, "at");
        }
        return options.tooFarAhead(given, arrived)
                ? new DeviceTime(arrived, Stamped.FUTURE)
                : new DeviceTime(given, Stamped.DEVICE);
    }

    static DeviceTime arrival(long arrived) {
        return new DeviceTime(arrived, Stamped.ARRIVAL);
    }
}
