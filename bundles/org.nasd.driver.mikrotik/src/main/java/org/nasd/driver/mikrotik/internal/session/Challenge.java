package org.nasd.driver.mikrotik.internal.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The login of RouterOS before 6.43: the password is proved, not sent. */
final class Challenge {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private Challenge() {}

    /** What answers a challenge, or empty when it is none. */
    static Optional<String> response(String challenge, byte[] password) {
        if (!HEX.matcher(challenge).matches()) {
            return Optional.empty();
        }
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update((byte) 0);
            md5.update(password);
            md5.update(HexFormat.of().parseHex(challenge));
            return Optional.of("00" + HexFormat.of().formatHex(md5.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
