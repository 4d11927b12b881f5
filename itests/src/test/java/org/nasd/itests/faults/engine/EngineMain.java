package org.nasd.itests.faults.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.Driver;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.DriverType;
import org.nasd.api.health.HealthCheck;
import org.nasd.itests.harness.Await;
import org.nasd.itests.harness.Bundles;
import org.osgi.framework.BundleException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;

/**
 * The process of an {@link Engine}. It says {@code ready} once, answers {@code health} with the problems it has, and ends politely by
 * SIGTERM, at once by the end of its standard input.
 */
public final class EngineMain {

    private static final List<String> BUNDLES = List.of(
            "org/nasd/org.nasd.stack/",
            "org/nasd/org.nasd.scheme/",
            "org/nasd/org.nasd.transcript/",
            "org/nasd/org.nasd.compactor/",
            "org/nasd/org.nasd.scheduler/",
            "org/nasd/org.nasd.driver.mikrotik/",
            "com/fasterxml/jackson/core/",
            "com/samskivert/jmustache/",
            "io/netty/",
            "org/apache/felix/org.apache.felix.scr/",
            "org/osgi/");

    private static final Set<String> NEEDED = Set.of(HealthCheck.STACK, HealthCheck.COMPACTOR, HealthCheck.DISPATCH);

    private EngineMain() {}

    /**
     * @param arguments the node's home directory, and its name
     */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        System.setProperty("karaf.base", home.toString());
        System.setProperty("karaf.etc", home.resolve("etc").toString());
        System.setProperty("karaf.log", home.resolve("log").toString());
        System.setProperty("karaf.data", home.resolve("data").toString());
        Bundles bundles = Bundles.start(
                home.resolve("data"), List.of(DeviceDriver.class, Logger.class, PGConnection.class, Driver.class));
        endPolitely(bundles);
        bundles.offer(DataSource.class, pool(home), Map.of("osgi.jndi.service.name", "nasd"));
        bundles.install(BUNDLES);
        DeviceDriver mikrotik = bundles.service(DeviceDriver.class);
        bundles.offer(
                DeviceDriver.class,
                new WitnessDriver(mikrotik, arguments[1], Halt.ofEnvironment()),
                Map.of(DriverType.PROPERTY, WitnessDriver.NAME));
        Await.until("nasd is ready", Duration.ofSeconds(120), () -> problems(bundles)
                .isEmpty());
        System.out.println("ready");
        obey(bundles);
    }

    private static void endPolitely(Bundles bundles) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                bundles.close();
                            } catch (BundleException | InterruptedException e) {
                                e.printStackTrace();
                            }
                        },
                        "stop"));
    }

    /** The pool as the distribution sets it. */
    private static HikariDataSource pool(Path home) throws IOException {
        Properties shipped = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of(System.getProperty("nasd.archive"), "etc/org.ops4j.datasource-nasd.cfg"))) {
            shipped.load(file);
        }
        Properties settings = new Properties();
        shipped.stringPropertyNames().stream()
                .filter(key -> key.startsWith("hikari."))
                .forEach(key -> settings.setProperty(key.substring("hikari.".length()), shipped.getProperty(key)));
        HikariConfig config = new HikariConfig(settings);
        config.setJdbcUrl(System.getenv().getOrDefault("NASD_DB_URL", "jdbc:h2:file:" + home + "/db/nasd"));
        config.setUsername(System.getenv("NASD_DB_USER"));
        config.setPassword(System.getenv("NASD_DB_PASSWORD"));
        return new HikariDataSource(config);
    }

    private static List<String> problems(Bundles bundles) {
        List<HealthCheck> checks = bundles.services(HealthCheck.class, null);
        Set<String> missing = checks.stream().map(HealthCheck::name).collect(Collectors.toSet());
        return NEEDED.stream().allMatch(missing::contains)
                ? checks.stream()
                        .flatMap(check -> check.problems().stream())
                        .map(String::strip)
                        .collect(Collectors.toList())
                : List.of("parts are missing; there are " + missing);
    }

    private static void obey(Bundles bundles) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(order + ": " + problems(bundles));
        }
        Runtime.getRuntime().halt(1);
    }
}
