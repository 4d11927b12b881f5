package org.nasd.webconsole.internal.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.nasd.api.operations.AuditPage;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.DriverList;
import org.nasd.api.operations.ExecResult;
import org.nasd.api.operations.Finding;
import org.nasd.api.operations.Preview;
import org.nasd.api.operations.SchemeView;
import org.nasd.api.stack.AuditLog;
import org.nasd.api.stack.Records;

/** The provider's drivers, schemes, accounts and audit. */
final class FakeUpkeep {

    List<Finding> examine(Caller caller) {
        return List.of(
                new Finding(
                        Finding.Grade.BAD,
                        "NAS at work",
                        "3 of 400 do not work",
                        "all work",
                        "see the problems of the overview"),
                new Finding(
                        Finding.Grade.WARNING,
                        "stack size",
                        "1 204 events",
                        "up to 200",
                        "more forks, or find the slow NAS"),
                new Finding(Finding.Grade.GOOD, "database", "0.8 ms per commit", "below 10 ms", ""));
    }

    AuditPage audit(Caller caller, String who, String text, Long cursor, int limit) {
        long newest = cursor == null ? 400 : cursor;
        List<AuditLog.Entry> entries = LongStream.range(0, Math.min(limit, newest))
                .mapToObj(i -> new AuditLog.Entry(
                        newest - i,
                        Instant.now().minusSeconds((400 - newest + i) * 97),
                        i % 3 == 0 ? "ivanova" : "petrov",
                        "operator",
                        i % 2 == 0 ? "web 10.0.0.7" : "ssh 10.0.0.9",
                        i % 4 == 0
                                ? "pause NAS ekb-m04 reason=line card"
                                : "requeue all events of the failed stack nas=ekb-m01",
                        "17 done, 0 skipped"))
                .toList();
        return new AuditPage(entries, newest > limit ? newest - limit : null);
    }

    DriverList drivers(Caller caller) {
        return new DriverList(
                List.of(
                        new DriverList.Driver("mikrotik-simple", "org.nasd.driver.mikrotik 1.0.0", 201),
                        new DriverList.Driver("radius-coa", "org.nasd.driver.radius 1.0.0", 133)),
                List.of(new DriverList.Unresolved(
                        "com.vendor.nasd.olt 0.3.0", List.of("package com.vendor.snmp 2.0"))));
    }

    List<SchemeView> schemes(Caller caller) {
        return List.of(
                new SchemeView(
                        "Mikrotik-Simple",
                        "etc/oss/Mikrotik-Simple",
                        "mikrotik-simple",
                        List.of("user_add", "user_del"),
                        201,
                        List.of()),
                new SchemeView(
                        "Cisco-ISG-CoA",
                        "etc/oss/Cisco-ISG-CoA",
                        "radius-coa",
                        List.of("user_add"),
                        133,
                        List.of("user_rate_set.cmd, line 2: {{rate_inn}} is no variable")));
    }

    CompletionStage<ExecResult> exec(Caller caller, String nas, String command) {
        return CompletableFuture.completedFuture(new ExecResult(
                List.of(new ExecResult.Answer(command, "!re =name=" + Hostile.MARKUP, Duration.ofMillis(12))),
                Duration.ofMillis(15),
                0,
                ""));
    }

    Preview preview(Caller caller, String nas, String type, long user, Map<String, Object> variables) {
        return new Preview(
                "ekb-m01", List.of("/ip firewall address-list remove [find comment=crb_10.88.0.15]"), null, null);
    }

    List<Map<String, Object>> list(Caller caller, Records.Query query) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", query.all().get(0).values().get(0));
        row.put("abonent_id", Hostile.LARGE_ID);
        row.put("nas_id", 1100L);
        row.put("login", "u4711");
        row.put("ip", "10.88.18.211");
        row.put("rate_in", 10240L);
        row.put("redirect", false);
        return List.of(row);
    }
}
