package org.nasd.itests.drivers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.nasd.itests.harness.Billing;
import org.nasd.itests.harness.Distribution;
import org.nasd.stack.testing.TestDatabase;

/** A running distribution on PostgreSQL, its billing, and the devices that were made known to it. */
final class Site implements AutoCloseable {

    /** Seconds that a postponed event waits after its first attempt. */
    static final int POSTPONE = 1;

    private final TestDatabase database = TestDatabase.postgresql();
    private final Billing billing = new Billing(database.url(), database.user(), database.password());
    private final AtomicInteger addresses = new AtomicInteger();
    private final Distribution nasd;
    private int accounts;

    private Site(String name) throws Exception {
        nasd = Distribution.unpacked(name).usingDatabase(database);
        Files.writeString(
                nasd.home().resolve("etc/org.nasd.scheduler.cfg"), "postpone.unit = " + POSTPONE + "\nrefresh = 5\n");
    }

    /** Starts one. Schemes and scripts of the devices are there from the beginning. */
    static Site start(String name, List<? extends Device> devices) throws Exception {
        Site site = new Site(name);
        try {
            for (Device device : devices) {
                device.install(site.etc());
            }
            site.nasd.start().awaitReady();
            return site;
        } catch (Exception | AssertionError e) {
            site.close();
            throw e;
        }
    }

    Distribution nasd() {
        return nasd;
    }

    Billing billing() {
        return billing;
    }

    Path etc() {
        return nasd.home().resolve("etc");
    }

    /**
     * Makes a device known, with accounts of its own.
     *
     * @return the accounts' ids
     */
    Range add(Device device, int howMany) throws Exception {
        return add(device, howMany, "");
    }

    /** The same, with more settings of the NAS. */
    Range add(Device device, int howMany, String more) throws Exception {
        String address = "10.90.0." + addresses.incrementAndGet();
        shell("nas:add name=" + device.name() + " nas_ip=" + address + " " + device.settings() + " " + more);
        Range range = new Range(accounts + 1, accounts + howMany);
        accounts += howMany;
        billing.addAccounts((int) range.first(), howMany, nasId(device));
        return range;
    }

    /** Ids of accounts, from the first to the last. */
    record Range(long first, long last) {

        LongStream stream() {
            return LongStream.rangeClosed(first, last);
        }
    }

    long nasId(Device device) throws Exception {
        return billing.number("SELECT ID FROM NAS WHERE NAME = '" + device.name() + "'");
    }

    /** The log of a NAS. */
    Path log(Device device) throws Exception {
        String address = billing.text("SELECT NAS_IP FROM NAS WHERE NAME = '" + device.name() + "'");
        return nasd.home().resolve("log/nas_event_daemon/" + device.name() + "_" + address + ".log");
    }

    /** What a command that must succeed printed. */
    String shell(String command) throws Exception {
        return nasd.admin().run(command).ok();
    }

    @Override
    public void close() throws InterruptedException {
        nasd.close();
        database.close();
    }
}
