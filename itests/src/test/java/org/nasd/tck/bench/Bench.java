package org.nasd.tck.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.nasd.api.dispatch.Dispatch;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.DriverType;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.api.stack.MainStack;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.Mark;

/**
 * The driver in its container, the device, and the link between them. Checks either use the driver by hand, with the very context that the
 * scheduler gives it, or put events into the stack and see what reaches the device.
 */
public final class Bench implements AutoCloseable {

    /** How much later than a deadline an answer may come. */
    public static final Duration TOLERANCE = Duration.ofSeconds(1);

    /** The device's row in the table NAS. */
    static final long NAS = 1;

    /** What nothing here should take as long as. */
    private static final long FOREVER_SECONDS = 30;

    /** The scheme of the device's row while events are to reach it. */
    static final String SCHEME = "tck";

    /** The same while the checks use it by hand: there is no such scheme, so that nasd keeps its hands off. */
    static final String AT_REST = "tck-at-rest";

    private final DeviceUnderTest device;
    private final Closing closing = new Closing();
    private final Workplace workplace;
    private final Console console;
    private final Link link;
    private final Container container;
    private final Database database;
    private final Permission context;
    private final AtomicLong values = new AtomicLong();
    private final AtomicLong accounts = new AtomicLong(1);
    private final List<DeviceSession> sessions = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    Bench(DeviceUnderTest device) throws Exception {
        this.device = device;
        // Before the first logger of the driver is made; read by slf4j-simple.
        System.setProperty("org.slf4j.simpleLogger.log." + device.bundle(), "trace");
        try {
            workplace = closing.add(Workplace.create());
            console = closing.add(new Console());
            closing.add(device);
            int port = device.start(workplace.etc());
            link = port == 0 ? null : closing.add(new Link(port));
            workplace.writeScheme(SCHEME, device);
            workplace.writeScheme(Witness.NAME, Witness.NAME);
            HikariDataSource dataSource = closing.add(dataSource());
            Set<String> bundles = new HashSet<>(device.needs());
            bundles.add(device.bundle());
            container = closing.add(new Container(workplace.root(), dataSource, bundles));
            container.service(MainStack.class);
            database = new Database(dataSource);
            database.addNas(NAS, AT_REST, "127.0.0.1", columns());
            context = new Permission(Witness.contextOf(container, database));
        } catch (Exception e) {
            closing.close();
            throw e;
        }
    }

    private static HikariDataSource dataSource() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    /** Columns of a row that reaches the device. */
    private Map<String, Object> columns() {
        Map<String, Object> columns = new HashMap<>(device.nas());
        if (link != null) {
            columns.put("TELNET_IP", "127.0.0.1");
            columns.put("TELNET_PORT", link.port());
        }
        return columns;
    }

    public DeviceUnderTest device() {
        return device;
    }

    public Container container() {
        return container;
    }

    public Database database() {
        return database;
    }

    /** The line to the device; empty for one that is not reached by TCP. */
    public Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    /** The driver, as the container has it now. */
    public DeviceDriver driver() throws Exception {
        return container.service(DeviceDriver.class, "(" + DriverType.PROPERTY + "=" + device.driver() + ")");
    }

    public Dispatch dispatch() throws Exception {
        return container.service(Dispatch.class);
    }

    /** Where the container writes its transcripts. */
    public Path logs() {
        return workplace.log();
    }

    /** All that was printed or logged so far. */
    public String printed() {
        return console.text();
    }

    /** The device's row as the container reads it. */
    public Nas nas() throws Exception {
        return container.service(NasDirectory.class).find(NAS).orElseThrow();
    }

    /** The same with some columns changed for a moment. */
    public Nas nas(Map<String, Object> changed) throws Exception {
        Map<String, Object> before = columns();
        database.change(NAS, changed);
        try {
            return nas();
        } finally {
            Map<String, Object> back = new HashMap<>();
            changed.keySet().forEach(column -> back.put(column, before.get(column)));
            database.change(NAS, back);
        }
    }

    /** The scheme, as the container loaded it. */
    public Scheme scheme() throws Exception {
        SchemeRegistry registry = container.service(SchemeRegistry.class);
        Until.sure("the scheme of the kit is loaded", Duration.ofSeconds(10), () -> registry.find(SCHEME)
                .flatMap(status -> status.scheme())
                .isPresent());
        return registry.find(SCHEME).orElseThrow().scheme().orElseThrow();
    }

    /** The settings in force, with these on top. */
    public Settings settings(Map<String, String> more) throws Exception {
        return Settings.of(driver().defaults(), scheme().settings(), nas().options(), more);
    }

    /** Tries to open a session to a NAS. */
    public CompletionStage<Opening> open(Nas nas, Map<String, String> more) throws Exception {
        return driver().open(new Device(nas, settings(more)), context).thenApply(this::noted);
    }

    /** A session that must open; the bench closes it after the check. */
    public DeviceSession session(Map<String, String> more) throws Exception {
        Opening opening = await(open(nas(), more));
        if (opening instanceof Opening.Opened opened) {
            sessions.add(opened.session());
            return opened.session();
        }
        throw new AssertionError("the session was not opened: " + opening);
    }

    /** The first of so many ids of accounts that were never used before. */
    long newAccounts(int count) {
        return accounts.getAndAdd(count);
    }

    /** A value that was never used before. */
    public String freshValue() {
        return "tck" + values.incrementAndGet();
    }

    /** What makes tasks for this driver and device. */
    public Marker marker() throws Exception {
        return new Marker(driver(), scheme(), settings(Map.of()));
    }

    /** Marks a value through a session and waits for the outcome. */
    public Outcome mark(DeviceSession session, String value, Duration timeout) throws Exception {
        return await(perform(session, value, timeout));
    }

    /** Marks a value through a session. */
    public CompletionStage<Outcome> perform(DeviceSession session, String value, Duration timeout) throws Exception {
        return session.perform(marker().task(value, timeout).orElseThrow()).thenApply(this::noted);
    }

    private Opening noted(Opening opening) {
        if (opening instanceof Opening.NotOpened no) {
            noted(no.why());
        }
        return opening;
    }

    private synchronized Outcome noted(Outcome outcome) {
        outcomes.add(outcome);
        return outcome;
    }

    /** Every outcome so far. */
    public synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** What becomes of something, waited for much longer than anything here may take. */
    public static <T> T await(CompletionStage<T> stage) throws Exception {
        return CompletableFuture.completedFuture(null)
                .thenCompose(nothing -> stage)
                .toCompletableFuture()
                .get(FOREVER_SECONDS, TimeUnit.SECONDS);
    }

    /** The values marked so far, in order. */
    public List<String> marked() throws Exception {
        return device.marks().stream().map(Mark::value).toList();
    }

    /** Forbids the node to speak to devices, until the end of the check. */
    public void forbidSpeaking() {
        context.allow(false);
    }

    /** Brings line and device back to order and closes what a check left open. */
    void tidy() throws Exception {
        link().ifPresent(l -> l.spoil(Link.Spoiling.NONE));
        device.behave();
        context.allow(true);
        sessions.forEach(DeviceSession::close);
        for (DeviceSession session : sessions) {
            await(session.ended());
        }
        sessions.clear();
    }

    @Override
    public void close() throws Exception {
        closing.close();
    }
}
