package org.nasd.itests.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasd.itests.harness.Billing;

/** What the tests of one instance share: the instance, a NAS beside that must not feel anything, and what is asked about the others. */
final class Scene implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    static final Duration A_WHILE = Duration.ofSeconds(90);

    private final Bystander bystander = new Bystander();
    private final Site site;

    Scene(String name) throws Exception {
        site = Site.start(name, List.of(bystander.device()));
        bystander.start(site);
    }

    Site site() {
        return site;
    }

    Billing billing() {
        return site.billing();
    }

    Bystander bystander() {
        return bystander;
    }

    /** Makes a device known. */
    Site.Range add(Device device, int accounts, String... more) throws Exception {
        device.install(site.etc());
        return site.add(device, accounts, String.join(" ", more));
    }

    /** Asks for events that every device does, from a place to another, of all these accounts. */
    void ask(Site.Range accounts, int from, int to) throws Exception {
        List<Billing.Request> requests = new ArrayList<>();
        for (int place = from; place <= to; place++) {
            int now = place;
            accounts.stream()
                    .forEach(account -> requests.add(Mark.fine(account, now).request()));
        }
        billing().ask(requests);
    }

    /** The state that {@code nas:info} tells of a NAS. */
    String state(Device device) throws Exception {
        return line("state", device);
    }

    /** Why it is in that state. */
    String why(Device device) throws Exception {
        return line("why", device);
    }

    private String line(String key, Device device) throws Exception {
        Matcher line = Pattern.compile("(?m)^" + key + " +(.*)$").matcher(site.shell("nas:info " + device.name()));
        return line.find() ? line.group(1).strip() : "";
    }

    void awaitState(Device device, String state) throws Exception {
        site.nasd().await(device.name() + " is " + state, A_WHILE, () -> state(device)
                .equals(state));
    }

    /** Waits until all events up to a place have taken effect for each of these accounts. */
    void awaitDone(Device device, Site.Range accounts, int places) throws Exception {
        site.nasd()
                .await(
                        device.name() + " has done everything",
                        A_WHILE,
                        () -> Seen.by(device).last(accounts) >= places);
    }

    /** The same, and every event was seen once and in order. */
    void awaitDoneOnce(Device device, Site.Range accounts, int places) throws Exception {
        awaitDone(device, accounts, places);
        assertThat(Seen.by(device).wrong(accounts, places)).as(device.name()).isEmpty();
    }

    /** No event of that NAS has been charged a try, nor has one failed. */
    void assertNothingCharged(Device device) throws Exception {
        String ofNas = " WHERE NAS_ID = " + site.nasId(device);
        assertThat(billing().number("SELECT COALESCE(MAX(TRY_COUNT), 0) FROM EVENTS_STACK" + ofNas))
                .as(device.name())
                .isZero();
        assertThat(billing().rows("SELECT OUTCOME, MESSAGE FROM EVENT_ATTEMPTS" + ofNas))
                .as(device.name())
                .isEmpty();
        assertNothingFailed(device);
    }

    void assertNothingFailed(Device device) throws Exception {
        assertThat(billing().rows("SELECT REASON, LAST_ERROR FROM EVENTS_FAILED WHERE NAS_ID = " + site.nasId(device)))
                .as(device.name())
                .isEmpty();
    }

    /** Lets NAS be tried at once, as an operator would. */
    String resume(List<? extends Device> devices) throws Exception {
        return site.shell(String.join(
                "; ",
                devices.stream().map(device -> "nas:resume " + device.name()).toList()));
    }

    String resume(Device device) throws Exception {
        return resume(List.of(device));
    }

    /** Switches its NAS off and ends the device. */
    void dismiss(Device device) throws Exception {
        site.shell("nas:set " + device.name() + " enabled=false");
        device.close();
    }

    @Override
    public void close() throws Exception {
        site.close();
        bystander.close();
    }
}
