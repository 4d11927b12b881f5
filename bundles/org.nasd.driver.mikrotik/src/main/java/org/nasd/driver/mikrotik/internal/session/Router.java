package org.nasd.driver.mikrotik.internal.session;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.driver.mikrotik.internal.tls.TlsSettings;
import org.nasd.driver.mikrotik.internal.trap.Judgement;
import org.nasd.driver.mikrotik.internal.wire.DeviceText;

/**
 * A router as this driver needs to know it: the settings of a {@link Device}, read and checked.
 *
 * @param host address or name to connect to
 * @param login login name
 * @param legacyLogin whether it wants the challenge of RouterOS before 6.43
 * @param text its character set
 * @param longestWord the most bytes of a word that is sent
 * @param expected what the answer to a verifying command must match
 */
public record Router(
        String host,
        int port,
        String login,
        Secret password,
        boolean legacyLogin,
        TlsSettings tls,
        DeviceText text,
        int longestWord,
        Judgement judgement,
        Optional<Pattern> expected,
        Duration connectTimeout,
        Duration loginTimeout,
        Duration probeTimeout) {

    private static final int PORT = 8728;
    private static final int TLS_PORT = 8729;
    private static final int SHORTEST_LIMIT = 1024;
    private static final int LONGEST_LIMIT = 1 << 24;

    /**
     * Reads the settings.
     *
     * @throws SettingException when one of them cannot be used
     */
    public static Router of(Device device) {
        Nas nas = device.nas();
        Settings settings = device.settings();
        TlsSettings tls = TlsSettings.of(settings);
        int port = nas.telnetPort() != null ? nas.telnetPort() : tls.used() ? TLS_PORT : PORT;
        if (port < 1 || port > 65_535) {
            throw new SettingException("TELNET_PORT = " + port + " is not a port from 1 to 65535");
        }
        if (nas.telnetLogin() == null || nas.telnetLogin().isBlank()) {
            throw new SettingException("TELNET_LOGIN is not set: the name nasd logs in with");
        }
        return new Router(
                nas.managementAddress(),
                port,
                nas.telnetLogin(),
                nas.telnetPassword() == null ? Secret.of("") : nas.telnetPassword(),
                settings.flag("legacy_login", false),
                tls,
                text(settings),
                longestWord(settings),
                Judgement.of(settings),
                settings.pattern("verify.expect"),
                settings.seconds("timeout.connect"),
                settings.seconds("timeout.login"),
                settings.seconds("timeout.probe"));
    }

    /** The character set of the settings. */
    public static DeviceText text(Settings settings) {
        DeviceText text = new DeviceText(settings.charset("charset"));
        if (!text.usable()) {
            throw new SettingException("charset = " + text.charset()
                    + " cannot be used: ASCII must stay ASCII in it, as in UTF-8 or windows-1251");
        }
        return text;
    }

    /** The setting {@code word.max}. */
    public static int longestWord(Settings settings) {
        return settings.integer("word.max", SHORTEST_LIMIT, LONGEST_LIMIT);
    }

    /** Its address as people write it. */
    public String address() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
