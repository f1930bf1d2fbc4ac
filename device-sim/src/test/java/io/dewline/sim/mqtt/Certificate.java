package io.dewline.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that signed itself, made with the JDK's keytool. */
record Certificate(Path pem, Path key) {
    private static final char[] PASSWORD = "secret".toCharArray();

    /** Makes one for the given subject alternative name. */
    static Certificate make(Path folder, String name, String subject) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + subject,
                        "-ext",
                        "bc:c",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).as("keytool").isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Path pem = folder.resolve(name + ".pem");
        Path key = folder.resolve(name + ".key");
        Files.writeString(pem, armoured("CERTIFICATE", keys.getCertificate(name).getEncoded()));
        Files.writeString(
                key, armoured("PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded()));
        return new Certificate(pem, key);
    }

    /** Mosquitto's configuration lines for it. */
    String[] mosquitto() {
        return new String[] {"certfile " + pem, "keyfile " + key};
    }

    private static String armoured(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
