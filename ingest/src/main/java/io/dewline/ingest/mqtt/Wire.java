package io.dewline.ingest.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.jspecify.annotations.Nullable;

/** The socket under one connection, plain or encrypted, with streams that suit what passes through it. */
final class Wire implements NetworkModule {
    /** How often Paho's receiver looks up from reading, in milliseconds; it expects that. */
    private static final int LOOK_UP = 1_000;

    private final MqttOptions options;
    private final CountDownLatch greeted = new CountDownLatch(1);
    private volatile @Nullable Socket socket;
    private volatile @Nullable PacketInput input;
    private volatile @Nullable AckOutput output;
    private volatile boolean stopped;

    Wire(MqttOptions options) {
        this.options = options;
    }

    @Override
    public void start() throws IOException {
        String host = options.broker().getHost();
        int patience = Math.toIntExact(options.session().patience().toMillis());
        Socket plain = new Socket();
        socket = plain;
        plain.setTcpNoDelay(true);
        plain.connect(new InetSocketAddress(host, options.port()), patience);
        if (options.encrypted()) {
            encrypt(plain, host, patience);
        }
        if (stopped) {
            stop();
            throw new IOException("given up");
        }
        opened().setSoTimeout(LOOK_UP);
    }

    private void encrypt(Socket plain, String host, int patience) throws IOException {
        SSLSocket encrypted = (SSLSocket)
                Trust.context(options.tls()).getSocketFactory().createSocket(plain, host, options.port(), true);
        socket = encrypted;
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        encrypted.setSSLParameters(parameters);
        encrypted.setSoTimeout(patience);
        encrypted.startHandshake();
    }

    private Socket opened() throws IOException {
        Socket opened = socket;
        if (opened == null) {
            throw new IOException("not connected");
        }
        return opened;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        PacketInput made = new PacketInput(
                opened().getInputStream(), greeted, options.session().maximumPacket());
        input = made;
        return made;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        AckOutput made = new AckOutput(opened().getOutputStream(), greeted);
        output = made;
        return made;
    }

    /** See {@link PacketInput#silence}. */
    long silence() {
        PacketInput current = input;
        return current == null ? 0 : current.silence();
    }

    /** See {@link AckOutput#announce}. */
    void announce(int acknowledgements) {
        AckOutput current = output;
        if (current != null) {
            current.announce(acknowledgements);
        }
    }

    @Override
    public void stop() throws IOException {
        stopped = true;
        Socket current = socket;
        if (current != null) {
            current.close();
        }
        greeted.countDown();
    }

    @Override
    public String getServerURI() {
        return options.broker().toString();
    }
}
