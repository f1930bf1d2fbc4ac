package io.dewline.ingest.server;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** A server in a container, on a fixed port of the host so that a restart keeps its address. */
final class ContainerServer implements Server {
    private static final Duration START = Duration.ofSeconds(60);

    private final GenericContainer<?> container;
    private final int port;
    private final Readiness readiness;

    private ContainerServer(GenericContainer<?> container, int port, Readiness readiness) {
        this.container = container;
        this.port = port;
        this.readiness = readiness;
    }

    /**
     * Starts the container, its inner port published on a free port of the loopback address.
     *
     * @throws RuntimeException if the image cannot be had or the container does not start
     */
    static ContainerServer start(GenericContainer<?> container, int inner, Readiness readiness) {
        int port = FreePort.find();
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + inner));
        ContainerServer server = new ContainerServer(container, port, readiness);
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        try {
            container.start();
            server.await();
        } catch (RuntimeException e) {
            container.stop();
            throw e;
        }
        return server;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String origin() {
        return "container of " + container.getDockerImageName();
    }

    @Override
    public void stop() {
        docker().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        docker().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void startAgain() {
        docker().startContainerCmd(container.getContainerId()).exec();
        await();
    }

    @Override
    public void pause() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void discard() {
        container.stop();
    }

    private void await() {
        if (!Readiness.within(START, () -> readiness.ready("127.0.0.1", port))) {
            throw new IllegalStateException(origin() + " does not answer:\n" + container.getLogs());
        }
    }

    private static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }
}
