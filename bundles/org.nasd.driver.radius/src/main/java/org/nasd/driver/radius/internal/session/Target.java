package org.nasd.driver.radius.internal.session;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.driver.radius.internal.answer.Judgement;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.command.Item;
import org.nasd.driver.radius.internal.command.Language;
import org.nasd.driver.radius.internal.command.SessionName;

/**
 * A NAS as this driver needs to know it: the settings of a {@link Device}, read and checked.
 *
 * @param host address or name that requests go to
 * @param source address that they come from, or null for whatever the system chooses
 * @param added attributes that each request carries
 * @param signed whether requests carry a Message-Authenticator
 * @param answersSigned whether answers must carry one
 * @param dated whether requests carry an Event-Timestamp
 * @param mostPorts source ports that are opened when 256 requests on their way are not enough
 * @param rest how long an identifier is not used again after no answer came
 * @param probe what is asked for a sign of life
 * @param sessionName tells which subscriber's session a command is about
 * @param expected what the answer to a verifying command must match
 */
record Target(
        String host,
        int port,
        InetAddress source,
        Secret secret,
        Language language,
        List<Item> added,
        boolean signed,
        boolean answersSigned,
        boolean dated,
        Retry retry,
        int mostPorts,
        Duration rest,
        Optional<Command> probe,
        Judgement judgement,
        SessionName sessionName,
        Optional<Pattern> expected,
        Duration connectTimeout,
        Duration loginTimeout,
        Duration probeTimeout) {

    private static final int PORT = 3799;

    Target {
        added = List.copyOf(added);
    }

    /**
     * Reads the settings.
     *
     * @throws SettingException when one of them cannot be used
     */
    static Target of(Device device, Language language) {
        Nas nas = device.nas();
        Settings settings = device.settings();
        int port = nas.coaPort() == null ? PORT : nas.coaPort();
        if (port < 1 || port > 65_535) {
            throw new SettingException("COA_PORT = " + port + " is not a port from 1 to 65535");
        }
        TargetSettings read = TargetSettings.of(settings, language);
        return new Target(
                settings.text("coa_ip").orElse(nas.ip()),
                port,
                read.source(),
                secret(nas),
                language,
                added(nas, read),
                read.signed(),
                read.answersSigned(),
                read.dated(),
                read.retry(),
                read.mostPorts(),
                read.rest(),
                read.probe(),
                read.judgement(),
                read.sessionName(),
                settings.pattern("verify.expect"),
                settings.seconds("timeout.connect"),
                settings.seconds("timeout.login"),
                settings.seconds("timeout.probe"));
    }

    private static Secret secret(Nas nas) {
        if (nas.coaPassword() == null || nas.coaPassword().reveal().isEmpty()) {
            throw new SettingException("COA_PSW is not set: the secret that the NAS has for CoA from this machine;"
                    + " nas:set " + nas.name() + " coa_psw=...");
        }
        return nas.coaPassword();
    }

    private static List<Item> added(Nas nas, TargetSettings settings) {
        List<Item> added = new ArrayList<>(2);
        settings.identifier().ifPresent(added::add);
        settings.address(nas.ip()).ifPresent(added::add);
        return added;
    }

    Charset charset() {
        return language.charset();
    }

    /** Its address as people write it. */
    String address() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** Whether finding its address may block. */
    boolean mustBeLookedUp() {
        return NetUtil.createByteArrayFromIpAddressString(host) == null;
    }

    /** Its address; blocks where {@link #mustBeLookedUp()} says so. */
    InetAddress lookUp() throws UnknownHostException {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        return literal == null ? InetAddress.getByName(host) : InetAddress.getByAddress(literal);
    }
}
