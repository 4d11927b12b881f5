package org.nasd.driver.radius.internal.session;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.nasd.api.driver.SettingException;
import org.nasd.api.driver.Settings;
import org.nasd.driver.radius.internal.answer.Judgement;
import org.nasd.driver.radius.internal.command.Command;
import org.nasd.driver.radius.internal.command.CommandParser;
import org.nasd.driver.radius.internal.command.CommandSyntaxException;
import org.nasd.driver.radius.internal.command.Item;
import org.nasd.driver.radius.internal.command.Language;
import org.nasd.driver.radius.internal.command.Quoting;
import org.nasd.driver.radius.internal.command.SessionName;

/** What can be said about a kind of NAS before one is at hand: the keys of scheme.cfg, read and checked. */
public record TargetSettings(
        InetAddress source,
        boolean signed,
        boolean answersSigned,
        boolean dated,
        Retry retry,
        int mostPorts,
        Duration rest,
        Optional<Command> probe,
        Judgement judgement,
        SessionName sessionName,
        Optional<Item> identifier,
        Optional<String> ownAddress,
        Language language) {

    private static final String OWN_ADDRESS = "nas.ip.address";
    private static final String NAS_IP = "nas_ip";
    private static final int MOST_PORTS = 64;

    /**
     * Reads the settings.
     *
     * @throws SettingException when one of them cannot be used
     */
    public static TargetSettings of(Settings settings, Language language) {
        Optional<String> ownAddress = settings.text(OWN_ADDRESS);
        ownAddress.filter(text -> !text.equals(NAS_IP)).ifPresent(text -> address(text, language));
        return new TargetSettings(
                source(settings),
                settings.flag("message.authenticator"),
                settings.flag("message.authenticator.required"),
                settings.flag("event.timestamp"),
                Retry.of(settings),
                settings.integer("ports.max", 1, MOST_PORTS),
                settings.seconds("id.rest"),
                probe(settings, language),
                Judgement.of(settings, language.dictionary()),
                new SessionName(settings.pattern("session.pattern")),
                settings.text("nas.identifier").map(text -> identifier(text, language)),
                ownAddress,
                language);
    }

    private static InetAddress source(Settings settings) {
        Optional<String> text = settings.text("coa_source");
        if (text.isEmpty()) {
            return null;
        }
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(text.get());
        if (literal == null) {
            throw new SettingException("coa_source = " + text.get() + " is not an address of this machine");
        }
        try {
            return InetAddress.getByAddress(literal);
        } catch (UnknownHostException e) {
            throw new SettingException("coa_source = " + text.get() + " is not an address of this machine");
        }
    }

    private static Optional<Command> probe(Settings settings, Language language) {
        String text = settings.required("probe");
        if (text.equals("off")) {
            return Optional.empty();
        }
        try {
            return Optional.of(CommandParser.parse(text, language));
        } catch (CommandSyntaxException e) {
            throw new SettingException(
                    "probe = " + text + " is neither off nor a command that can be sent: " + e.getMessage());
        }
    }

    private static Item identifier(String text, Language language) {
        return item("nas.identifier", text, "coa NAS-Identifier=\"" + Quoting.escape(text) + "\"", language);
    }

    /**
     * The attribute by which the NAS knows itself, where the settings ask for it.
     *
     * @param nasIp what {@code nas_ip} stands for
     */
    Optional<Item> address(String nasIp) {
        return ownAddress.map(text -> address(text.equals(NAS_IP) ? nasIp : text, language));
    }

    private static Item address(String text, Language language) {
        String name = text.indexOf(':') >= 0 ? "NAS-IPv6-Address" : "NAS-IP-Address";
        return item(OWN_ADDRESS, text, "coa " + name + "=\"" + Quoting.escape(text) + "\"", language);
    }

    private static Item item(String key, String text, String command, Language language) {
        try {
            return CommandParser.parse(command, language).items().get(0);
        } catch (CommandSyntaxException e) {
            throw new SettingException(key + " = " + text + " cannot be sent: " + e.getMessage());
        }
    }
}
