package io.dewline.sim.mqtt;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One MQTT 5 connection from CONNECT to its end; never reused. */
final class Connection implements AutoCloseable {
    static final int KEEP_ALIVE_SECONDS = 30;
    private static final int SESSION_SECONDS = 3600;
    private static final int GOODBYE_MILLIS = 1000;
    private static final int BUFFER = 64 * 1024;
    private static final int CONNECT = 1;
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int SUBSCRIBE = 8;
    private static final int SUBACK = 9;
    private static final int PINGREQ = 12;
    private static final int PINGRESP = 13;
    private static final int DISCONNECT = 14;

    /** What comes back; called on the connection's reading thread. */
    interface Receiver {
        void acknowledged(int packetId, int reason);

        void message(String topic, byte[] payload);

        void lost(IOException cause);
    }

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Receiver receiver;
    private final Thread reader;
    private final PacketBuffer pending = new PacketBuffer(BUFFER);
    private int receiveMaximum = 65_535;
    private volatile long heard = System.nanoTime();

    private Connection(Socket socket, Identity who, Receiver receiver) throws IOException {
        this.socket = socket;
        this.receiver = receiver;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        out = socket.getOutputStream();
        reader = new Thread(this::read, "mqtt-in " + who.clientId());
        reader.setDaemon(true);
    }

    /** Connects, signs in and subscribes within the given time. */
    static Connection open(Broker broker, Identity who, Receiver receiver, int timeoutMillis) throws IOException {
        Connection connection = new Connection(Sockets.open(broker, timeoutMillis), who, receiver);
        try {
            connection.signIn(broker, who);
            if (!who.topics().isEmpty()) {
                connection.subscribe(who.topics());
            }
            connection.socket.setSoTimeout(0);
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
        connection.reader.start();
        return connection;
    }

    /** How many unacknowledged publishes the broker allows. */
    int receiveMaximum() {
        return receiveMaximum;
    }

    /** When the broker was last heard, by the monotonic clock. */
    long heard() {
        return heard;
    }

    /** Puts a publish into the buffer; {@link #flush} sends it. */
    void publish(Message message) throws IOException {
        synchronized (pending) {
            pending.octet(PUBLISH << 4 | 0x02 | (message.retained ? 1 : 0))
                    .length(2 + message.topic.length + 2 + 1 + message.payload.length)
                    .binary(message.topic)
                    .twoOctets(message.packetId)
                    .length(0)
                    .raw(message.payload, message.payload.length);
            if (pending.size() >= BUFFER / 2) {
                pending.drainTo(out);
            }
        }
    }

    void flush() throws IOException {
        synchronized (pending) {
            pending.drainTo(out);
        }
    }

    void ping() throws IOException {
        send(new PacketBuffer(2).octet(PINGREQ << 4).length(0));
    }

    /** Says goodbye, so that the broker drops the will, and waits a moment for the broker to hang up. */
    void disconnect() {
        try {
            send(new PacketBuffer(2).octet(DISCONNECT << 4).length(0));
            // Hanging up first races with the goodbye inside Artemis, which then publishes the will all the same.
            reader.join(GOODBYE_MILLIS);
        } catch (IOException e) {
            // The link is gone already: nobody is left to say goodbye to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Ends without goodbye: the broker publishes the will. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is all we wanted.
        }
    }

    private void send(PacketBuffer packet) throws IOException {
        synchronized (pending) {
            pending.append(packet).drainTo(out);
        }
    }

    private void signIn(Broker broker, Identity who) throws IOException {
        boolean keeps = who.keeps();
        Message will = who.will();
        int flags = (keeps ? 0 : 0x02)
                | (will == null ? 0 : 0x04 | 1 << 3 | (will.retained ? 0x20 : 0))
                | (broker.password() == null ? 0 : 0x40)
                | (broker.user() == null ? 0 : 0x80);
        PacketBuffer body = new PacketBuffer(256)
                .text("MQTT")
                .octet(5)
                .octet(flags)
                .twoOctets(KEEP_ALIVE_SECONDS)
                .length(5)
                .octet(0x11)
                .fourOctets(keeps ? SESSION_SECONDS : 0)
                .text(who.clientId());
        if (will != null) {
            // Artemis 2.55 forgets the will of a client that keeps its session unless the will has a delay.
            body.length(keeps ? 5 : 0);
            if (keeps) {
                body.octet(0x18).fourOctets(1);
            }
            body.binary(will.topic).binary(will.payload);
        }
        if (broker.user() != null) {
            body.text(broker.user());
        }
        if (broker.password() != null) {
            body.text(broker.password());
        }
        send(new PacketBuffer(256).octet(CONNECT << 4).length(body.size()).append(body));
        Packet answer = next();
        if (answer.type != CONNACK) {
            throw new IOException(
                    "the broker answered CONNECT with packet type " + answer.type + ": is it an MQTT 5 broker?");
        }
        answer.octet();
        int reason = answer.octet();
        if (reason >= 0x80) {
            throw new RefusedException("broker refused the connection", reason);
        }
        receiveMaximum = answer.receiveMaximum();
    }

    private void subscribe(List<String> topics) throws IOException {
        PacketBuffer body = new PacketBuffer(128).twoOctets(1).length(0);
        for (String topic : topics) {
            body.text(topic).octet(1);
        }
        send(new PacketBuffer(128)
                .octet(SUBSCRIBE << 4 | 0x02)
                .length(body.size())
                .append(body));
        Packet answer = next();
        while (answer.type != SUBACK) {
            dispatch(answer);
            answer = next();
        }
        answer.skip(2);
        answer.skip(answer.length());
        for (String topic : topics) {
            int reason = answer.octet();
            if (reason >= 0x80) {
                throw new RefusedException("broker refused the subscription to " + topic, reason);
            }
        }
    }

    private void read() {
        try {
            while (true) {
                dispatch(next());
            }
        } catch (IOException e) {
            close();
            receiver.lost(e);
        }
    }

    private void dispatch(Packet packet) throws IOException {
        switch (packet.type) {
            case PUBACK -> {
                int id = packet.twoOctets();
                receiver.acknowledged(id, packet.left() > 0 ? packet.octet() : 0);
            }
            case PUBLISH -> arrived(packet);
            case DISCONNECT ->
                throw new RefusedException("broker ended the connection", packet.left() > 0 ? packet.octet() : 0);
            case PINGRESP -> {}
            default -> throw new IOException("unexpected packet type " + packet.type + " from the broker");
        }
    }

    private void arrived(Packet packet) throws IOException {
        int qos = packet.flags >> 1 & 3;
        String topic = packet.text();
        @Nullable PacketBuffer answer = null;
        if (qos == 1) {
            answer = new PacketBuffer(4).octet(PUBACK << 4).length(2).twoOctets(packet.twoOctets());
        } else if (qos == 2) {
            throw new IOException("the broker sent QoS 2 to a QoS 1 subscription");
        }
        packet.skip(packet.length());
        receiver.message(topic, packet.rest());
        if (answer != null) {
            send(answer);
        }
    }

    private Packet next() throws IOException {
        int head = in.readUnsignedByte();
        int length = 0;
        for (int shift = 0, digit = 0x80; (digit & 0x80) != 0; shift += 7) {
            if (shift > 21) {
                throw new IOException("malformed packet length from the broker");
            }
            digit = in.readUnsignedByte();
            length |= (digit & 0x7f) << shift;
        }
        byte[] body = new byte[length];
        in.readFully(body);
        heard = System.nanoTime();
        return new Packet(head >> 4, head & 0x0f, body);
    }

    /** One packet from the broker, read from front to back. */
    private static final class Packet {
        final int type;
        final int flags;
        private final byte[] body;
        private int at;

        Packet(int type, int flags, byte[] body) {
            this.type = type;
            this.flags = flags;
            this.body = body;
        }

        int left() {
            return body.length - at;
        }

        int octet() throws EOFException {
            if (at >= body.length) {
                throw new EOFException("short packet from the broker");
            }
            return body[at++] & 0xff;
        }

        int twoOctets() throws EOFException {
            return octet() << 8 | octet();
        }

        int length() throws EOFException {
            int value = 0;
            for (int shift = 0, digit = 0x80; (digit & 0x80) != 0; shift += 7) {
                digit = octet();
                value |= (digit & 0x7f) << shift;
            }
            return value;
        }

        void skip(int count) throws EOFException {
            if (count > left()) {
                throw new EOFException("short packet from the broker");
            }
            at += count;
        }

        String text() throws EOFException {
            int count = twoOctets();
            int from = at;
            skip(count);
            return new String(body, from, count, StandardCharsets.UTF_8);
        }

        byte[] rest() {
            return Arrays.copyOfRange(body, at, body.length);
        }

        /** Walks the CONNACK's properties (section 3.2.2.3) to Receive Maximum; 65,535 where absent. */
        int receiveMaximum() throws EOFException {
            int end = length() + at;
            int found = 65_535;
            while (at < end) {
                int property = octet();
                switch (property) {
                    case 0x21 -> found = twoOctets();
                    case 0x11, 0x27 -> skip(4);
                    case 0x13, 0x22 -> skip(2);
                    case 0x24, 0x25, 0x28, 0x29, 0x2a -> skip(1);
                    case 0x12, 0x15, 0x16, 0x1a, 0x1c, 0x1f -> skip(twoOctets());
                    case 0x26 -> {
                        skip(twoOctets());
                        skip(twoOctets());
                    }
                    default -> {
                        return found;
                    }
                }
            }
            return found;
        }
    }
}
