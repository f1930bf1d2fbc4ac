package io.dewline.ingest.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Accepts connections, says a part of an answer once a request begins, and resets them. */
final class BreakingServer implements AutoCloseable {
    private final ServerSocket server;
    private final byte[] part;

    BreakingServer(String part) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.part = part.getBytes(StandardCharsets.US_ASCII);
        new Thread(this::run, "breaking-server").start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void run() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                if (socket.getInputStream().read(new byte[64]) > 0) {
                    socket.getOutputStream().write(part);
                    socket.setSoLinger(true, 0);
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
