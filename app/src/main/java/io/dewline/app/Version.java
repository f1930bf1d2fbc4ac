package io.dewline.app;

import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
public final class Version implements IVersionProvider {
    /** From the jar's manifest; "development" outside a jar. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"dewline " + text() + " (Java " + Runtime.version() + ")"};
    }
}
