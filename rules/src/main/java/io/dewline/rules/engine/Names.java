package io.dewline.rules.engine;

import io.dewline.model.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How episodes are called. */
final class Names {
    private Names() {}

    /** The identity of an episode: the first 16 hexadecimal digits of SHA-256 over rule, subject and the stamp at which the hold began. */
    static String episode(String rule, Subject subject, long began) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((rule + "\n" + subject.key() + "\n" + began).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
