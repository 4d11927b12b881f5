package org.nasd.tck.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.DriverType;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.NasDirectory;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeRegistry;
import org.nasd.tck.DeviceUnderTest;
import org.nasd.tck.Mark;

/**
 * The driver in its container, the device, and the link between them. Checks either use the driver by hand, with the very context that the
 * scheduler gives it, or put events into the stack and see what reaches the device.
 */
public final class Bench implements AutoCloseable {

    /** How much later than a deadline an answer may come. */
    public static final Duration TOLERANCE = Duration.ofSeconds(1);

    /** The NAS that the checks use by hand, which has no events. */
    static final long BY_HAND = 1;

    /** What nothing here should take as long as. */
    private static final long FOREVER_SECONDS = 120;

    private static final String SCHEME = "tck";

    private final DeviceUnderTest device;
    private final Console console = new Console();
    private final Link link;
    private final HikariDataSource dataSource;
    private final Container container;
    private final Database database;
    private final DriverContext context;
    private final AtomicLong values = new AtomicLong();
    private final List<DeviceSession> sessions = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Path logs;

    Bench(DeviceUnderTest device) throws Exception {
        this.device = device;
        // Before the first logger of the driver is made; read by slf4j-simple.
        System.setProperty("org.slf4j.simpleLogger.log." + device.bundle(), "trace");
        Path work = Files.createTempDirectory("nasd-tck-");
        Path etc = Files.createDirectories(work.resolve("etc"));
        logs = work.resolve("log");
        System.setProperty("karaf.etc", etc.toString());
        System.setProperty("karaf.log", logs.toString());
        int port = device.start(etc);
        link = port == 0 ? null : new Link(port);
        writeSchemes(etc.resolve("oss"));
        dataSource = dataSource();
        Set<String> bundles = new HashSet<>(device.needs());
        bundles.add(device.bundle());
        container = new Container(work, dataSource, bundles);
        container.service(org.nasd.api.stack.MainStack.class);
        database = new Database(dataSource);
        database.addNas(BY_HAND, SCHEME, columns());
        context = Witness.contextOf(container, database);
    }

    private static HikariDataSource dataSource() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    private void writeSchemes(Path directory) throws Exception {
        Path scheme = Files.createDirectories(directory.resolve(SCHEME));
        Properties keys = new Properties();
        keys.putAll(device.settings());
        keys.setProperty("driver", device.driver());
        try (var out = Files.newBufferedWriter(scheme.resolve("scheme.cfg"), StandardCharsets.UTF_8)) {
            keys.store(out, null);
        }
        Files.writeString(scheme.resolve(DeviceUnderTest.EVENT + ".cmd"), device.template());
        Witness.writeScheme(directory);
    }

    /** Columns of a row that reaches the device. */
    Map<String, Object> columns() {
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
        return logs;
    }

    /** All that was printed or logged so far. */
    public String printed() {
        return console.text();
    }

    /** The device's row as the container reads it. */
    public Nas nas() throws Exception {
        return container.service(NasDirectory.class).find(BY_HAND).orElseThrow();
    }

    /** The same with some columns changed. */
    public Nas nas(Map<String, Object> changed) throws Exception {
        Map<String, Object> columns = columns();
        columns.putAll(changed);
        long id = addNas(columns);
        return container.service(NasDirectory.class).find(id).orElseThrow();
    }

    /** Adds a NAS of the kit's scheme; the scheduler has to be told. */
    long addNas(Map<String, Object> columns) throws Exception {
        return database.addNas(SCHEME, columns);
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

    /** A value that was never used before. */
    public String freshValue() {
        return "tck" + values.incrementAndGet();
    }

    /** The task that marks a value, or empty when the value was refused before anything was sent. */
    public Optional<Task> task(String value, Duration timeout) throws Exception {
        if (!driver().usesTemplates()) {
            Map<String, String> variables = Map.of("mark", value, "user_id", "1", "cmd", DeviceUnderTest.EVENT);
            return Optional.of(task(variables, List.of(), timeout));
        }
        return commands(value).map(commands -> task(Map.of(), commands, timeout));
    }

    /** One task that marks several values in turn, by one command each. */
    public Task taskOf(List<String> several, Duration timeout) throws Exception {
        List<String> commands = new ArrayList<>();
        for (String value : several) {
            commands.addAll(commands(value).orElseThrow());
        }
        return task(Map.of(), commands, timeout);
    }

    private static Task task(Map<String, String> variables, List<String> commands, Duration timeout) {
        return new Task(1, DeviceUnderTest.EVENT, 1, variables, commands, null, timeout);
    }

    /** The commands that mark a value, escaped by the driver; or empty when it cannot be sent safely. */
    private Optional<List<String>> commands(String value) throws Exception {
        DeviceDriver driver = driver();
        Settings settings = settings(Map.of());
        Rendering rendering =
                scheme().render(DeviceUnderTest.EVENT, Map.of("mark", value), v -> driver.escape(v, settings));
        return rendering instanceof Rendering.Commands ready ? Optional.of(ready.commands()) : Optional.empty();
    }

    /** Marks a value through a session and waits for the outcome. */
    public Outcome mark(DeviceSession session, String value, Duration timeout) throws Exception {
        return await(perform(session, value, timeout));
    }

    /** Marks a value through a session. */
    public CompletionStage<Outcome> perform(DeviceSession session, String value, Duration timeout) throws Exception {
        return session.perform(task(value, timeout).orElseThrow()).thenApply(this::noted);
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

    /** Brings line and device back to order and closes what a check left open. */
    void tidy() throws Exception {
        link().ifPresent(l -> l.spoil(Link.Spoiling.NONE));
        device.behave();
        sessions.forEach(DeviceSession::close);
        for (DeviceSession session : sessions) {
            await(session.ended());
        }
        sessions.clear();
    }

    @Override
    public void close() throws Exception {
        try {
            container.close();
        } finally {
            dataSource.close();
            if (link != null) {
                link.close();
            }
            device.close();
            console.close();
        }
    }
}
