package io.dewline.ingest.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks a server whether it answers yet. */
interface Readiness {
    boolean ready(String host, int port);

    /** Somebody accepts connections there. */
    static boolean accepts(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** An MQTT broker answers CONNECT with CONNACK; a container's port accepts connections before its broker does. */
    static boolean answersConnect(String host, int port) {
        byte[] connect = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 5, 0, 0, 0};
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(connect);
            return socket.getInputStream().read() == 0x20;
        } catch (IOException e) {
            return false;
        }
    }

    /** InfluxDB's {@code /ping} answers 204. */
    static boolean answersPing(String host, int port) {
        HttpRequest ping = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/ping"))
                .timeout(Duration.ofSeconds(1))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(ping, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 204;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** True as soon as the condition holds, false if it did not within the bound. */
    static boolean within(Duration bound, BooleanSupplier condition) {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }
}
