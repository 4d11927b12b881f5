package org.nasd.simulator.internal.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasd.simulator.SimulatedNas;
import org.nasd.simulator.cli.CliSettings;
import org.nasd.simulator.cli.SimulatedCli;
import org.nasd.simulator.internal.demo.Role.Make;
import org.nasd.simulator.radius.DasSession;
import org.nasd.simulator.radius.DasSettings;
import org.nasd.simulator.radius.SimulatedDas;
import org.nasd.simulator.routeros.RouterSettings;
import org.nasd.simulator.routeros.SimulatedRouter;

/**
 * A simulated NAS on the stage, and who watches it.
 *
 * @param nas the NAS
 * @param witness who follows its journal
 */
record Prop(SimulatedNas nas, Witness witness) implements AutoCloseable {

    static final String LOGIN = "nasd";

    /** Starts what a part needs, with its subscribers as they were before the reboot. */
    static Prop of(Part part, List<Subscriber> subscribers, String password) {
        Make make = part.role().make();
        Prop prop = make instanceof Make.Api
                ? router(part, subscribers, password)
                : make instanceof Make.Cli cli ? cli(part, cli, password) : radius(part, subscribers, password);
        prop.nas.journal().follow(prop.witness);
        return prop;
    }

    private static Prop router(Part part, List<Subscriber> subscribers, String password) {
        SimulatedRouter router = SimulatedRouter.start(RouterSettings.builder()
                .name(part.name())
                .user(LOGIN, password)
                .latency(part.latency())
                .seed(part.ip().hashCode())
                .journalCapacity(0)
                .build());
        TableWatcher witness = new TableWatcher();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            for (String list : Wave.listsBefore(subscriber)) {
                rows.add(Map.of("list", list, "address", subscriber.ip(), "comment", TableWatcher.comment(subscriber)));
                witness.present(list, subscriber);
            }
        }
        router.insert("/ip/firewall/address-list", rows);
        return new Prop(router, witness);
    }

    private static Prop cli(Part part, Make.Cli make, String password) {
        SimulatedCli cli = SimulatedCli.start(CliSettings.builder()
                .name(part.name())
                .transport(make.transport())
                .dialect(make.dialect())
                .user(LOGIN, password)
                .secret(password)
                .latency(part.latency())
                .seed(part.ip().hashCode())
                .journalCapacity(0)
                .build());
        return new Prop(cli, new Reader(part.role().signs()));
    }

    /** As strict as accel-ppp: one request for a session at a time. */
    private static Prop radius(Part part, List<Subscriber> subscribers, String password) {
        DasSettings.Builder settings = DasSettings.builder()
                .name(part.name())
                .secret(password)
                .oneAtATime(true)
                .latency(part.latency())
                .seed(part.ip().hashCode())
                .journalCapacity(0);
        subscribers.forEach(subscriber -> settings.session(new DasSession("", subscriber.ip(), subscriber.login())));
        return new Prop(
                SimulatedDas.start(settings.build()), new Reader(part.role().signs()));
    }

    @Override
    public void close() {
        nas.close();
    }
}
