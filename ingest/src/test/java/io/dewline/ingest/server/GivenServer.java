package io.dewline.ingest.server;

import org.junit.jupiter.api.Assumptions;

/** A server that somebody else runs: tests use it and leave it alone. */
record GivenServer(String address, String origin) implements Server {
    @Override
    public void stop() {
        refuse("stop");
    }

    @Override
    public void kill() {
        refuse("kill");
    }

    @Override
    public void startAgain() {
        refuse("restart");
    }

    @Override
    public void pause() {
        refuse("pause");
    }

    @Override
    public void resume() {
        refuse("resume");
    }

    @Override
    public void discard() {}

    private void refuse(String what) {
        Assumptions.abort("cannot " + what + " " + origin + ", which is not the test's own");
    }
}
