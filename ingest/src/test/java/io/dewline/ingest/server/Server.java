package io.dewline.ingest.server;

/** One server that a test talks to and, where it is the test's own, stops, kills, pauses and starts again. */
interface Server {
    /** Host and port, for example {@code 127.0.0.1:41883}; stays the same across restarts. */
    String address();

    /** Where the server came from, in words. */
    String origin();

    /** Ends it in an orderly way; its data stay. */
    void stop();

    /** Ends it as a crash would; its data stay as they lie. */
    void kill();

    /** Starts it again on the same port with the same data. */
    void startAgain();

    /** Freezes it: connections stay open and nobody answers. */
    void pause();

    void resume();

    /** Ends it and removes its data. */
    void discard();
}
