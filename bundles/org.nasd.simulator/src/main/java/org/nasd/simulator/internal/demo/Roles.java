package org.nasd.simulator.internal.demo;

import java.util.List;
import org.nasd.simulator.cli.Dialect;
import org.nasd.simulator.cli.Transport;
import org.nasd.simulator.internal.demo.Role.Make;

/** The roles of all schemes that nasd ships. A scheme whose commands change needs its signs here changed with it. */
final class Roles {

    static final Role MIKROTIK_SIMPLE = new Role("Mikrotik-Simple", new Make.Api(), Programme.REBOOT, false, List.of());

    private static final Role MIKROTIK_SSH = new Role(
            "Mikrotik-SSH",
            new Make.Cli(Transport.SSH, Dialect.ROUTEROS),
            Programme.REBOOT,
            false,
            List.of(
                    Sign.off("/ip firewall address-list remove \\[find list=\"$LIST\" address=$IP\\]"),
                    Sign.off("/ip firewall address-list remove \\[find list=\"$LIST\" comment=\"crb_$IP\"\\]"),
                    Sign.on(".*/ip firewall address-list add list=\"$LIST\" address=$IP .*"),
                    Sign.speed("/queue simple set .* target=$IP/32 max-limit=[0-9]+k/$NUMBERk .*")));

    private static final Role LINUX_IPSET = new Role(
            "Linux-ipset",
            new Make.Cli(Transport.SSH, Dialect.LINUX),
            Programme.REBOOT,
            false,
            List.of(
                    Sign.off("ipset -exist del $LIST $IP"),
                    Sign.on("ipset -exist add $LIST $IP"),
                    Sign.speed(".* rate_in \\{ $IP limit rate over \\$\\(expr $NUMBER .*")));

    private static final Role CISCO_IOS = new Role(
            "Cisco-IOS",
            new Make.Cli(Transport.SSH, Dialect.CISCO),
            Programme.LISTS,
            false,
            List.of(
                    Sign.off("object-group network $LIST / no host $IP"),
                    Sign.on("object-group network $LIST / host $IP")));

    private static final Role FRR = new Role(
            "FRR",
            new Make.Cli(Transport.TELNET, Dialect.FRR),
            Programme.LISTS,
            false,
            List.of(
                    Sign.off(".* / no ip prefix-list $LIST permit $IP/32"),
                    Sign.on(".* / ip prefix-list $LIST permit $IP/32")));

    private static final Role ACCEL_PPP_CLI = new Role(
            "Accel-ppp-CLI",
            new Make.Cli(Transport.TELNET, Dialect.ACCEL),
            Programme.SHAPER,
            true,
            List.of(
                    Sign.speed("shaper change $LOGIN $NUMBER/[0-9]+"),
                    Sign.of("terminate username $LOGIN soft", Mark.ENDED)));

    private static final Role MIKROTIK_COA = radius(
            "Mikrotik-CoA",
            Sign.on(".* Framed-IP-Address=$IP Filter-Id=(?!crb_normal)$LIST\\b.*"),
            Sign.of(".* Framed-IP-Address=$IP Filter-Id=crb_normal\\b.*", Mark.off(Mark.NO_MONEY)),
            Sign.speed(".* Framed-IP-Address=$IP Mikrotik-Rate-Limit=[0-9]+k/$NUMBERk\\b.*"));

    private static final Role HUAWEI = radius(
            "Huawei-ME60-CoA",
            Sign.on(".* Framed-IP-Address=$IP Filter-Id=(?!crb_normal)$LIST\\b.*"),
            Sign.of(".* Framed-IP-Address=$IP Filter-Id=crb_normal\\b.*", Mark.off(Mark.NO_MONEY)),
            Sign.speed(".* Framed-IP-Address=$IP .*Huawei-Output-Peak-Rate=$NUMBER000\\b.*"));

    private static final Role ACCEL_PPP = radius(
            "Accel-ppp",
            Sign.on(".* Framed-IP-Address=$IP .*attr-244=$LIST\\b.*"),
            Sign.of(".* Framed-IP-Address=$IP .*attr-243=0x00000000\\b.*", Mark.off(Mark.NO_MONEY)),
            Sign.speed(".* Framed-IP-Address=$IP Filter-Id=$NUMBER/[0-9]+\\b.*"));

    private static final Role REDBACK = radius(
            "Redback-CoA",
            Sign.of(".* User-Name=$IP .*HTTP-Redirect-URL=\\S+/nomoney\\b.*", Mark.on(Mark.NO_MONEY)),
            Sign.of(".* User-Name=$IP .*HTTP-Redirect-URL=\\S+/blocked\\b.*", Mark.on(Mark.BLOCKED)),
            Sign.of(".* User-Name=$IP .*Forward-Policy=in:(?: .*)?", Mark.off(Mark.NO_MONEY)),
            Sign.speed(".* User-Name=$IP .*Qos-Metering-Profile-Name=crb_down_$NUMBER\\b.*"));

    private static final Role CISCO_ISG = radius(
            "Cisco-ISG-CoA",
            Sign.on(".*=S$IP .*=subscriber:command=activate-service .*service-name=(?!CRB_RATE)$LIST\\b.*"),
            Sign.off(".*=S$IP .*=subscriber:command=deactivate-service .*service-name=$LIST\\b.*"),
            Sign.speed(".*=S$IP .*=subscriber:command=activate-service .*service-name=CRB_RATE_$NUMBER_[0-9]+.*"));

    private static final Role XGE = radius(
            "Xge-CoA",
            Sign.of(".*Filter-Id=session $IP redirect negbal(?: (?!cancel).*)?", Mark.on(Mark.NO_MONEY)),
            Sign.of(".*Filter-Id=session $IP redirect blocked(?: (?!cancel).*)?", Mark.on(Mark.BLOCKED)),
            Sign.of(".*Filter-Id=session $IP redirect negbal cancel.*", Mark.off(Mark.NO_MONEY)),
            Sign.speed(".*Filter-Id=session $IP rate set in [0-9]+ $NUMBER .*"));

    private static final Role JUNIPER = new Role(
            "Juniper-CoA",
            new Make.Radius(),
            Programme.STATES,
            true,
            List.of(
                    Sign.on(".* User-Name=$LOGIN .*ERX-Service-Activate=1:$LIST\\b.*"),
                    Sign.off(".* User-Name=$LOGIN .*ERX-Service-Deactivate=$LIST\\b.*"),
                    Sign.speed(".* User-Name=$LOGIN .*ERX-CoS-Shaping-Pmt-Type=T02 $NUMBERk\\b.*")));

    /** All but the first, which plays thrice. */
    static final List<Role> OTHERS = List.of(
            MIKROTIK_SSH,
            MIKROTIK_COA,
            CISCO_IOS,
            CISCO_ISG,
            FRR,
            ACCEL_PPP,
            ACCEL_PPP_CLI,
            LINUX_IPSET,
            REDBACK,
            HUAWEI,
            JUNIPER,
            XGE);

    private Roles() {}

    private static Role radius(String scheme, Sign... signs) {
        return new Role(scheme, new Make.Radius(), Programme.STATES, false, List.of(signs));
    }
}
