package io.dewline.sim.wire;

/** Topics of the wire format, section 1. */
public final class Topics {
    private static final String ROOT = "dewline/v1/";

    private Topics() {}

    public static String telemetry(String site, String device) {
        return ROOT + site + "/" + device + "/telemetry";
    }

    public static String status(String site, String device) {
        return ROOT + site + "/" + device + "/status";
    }

    public static String command(String site, String device) {
        return ROOT + site + "/" + device + "/command";
    }

    public static String reply(String site, String device) {
        return ROOT + site + "/" + device + "/reply";
    }

    public static String fact(String site) {
        return ROOT + site + "/fact";
    }
}
