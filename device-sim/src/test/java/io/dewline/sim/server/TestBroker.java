package io.dewline.sim.server;

/** A broker that a test may use; it lets anybody in. */
public interface TestBroker extends AutoCloseable {
    String uri();

    @Override
    void close();
}
