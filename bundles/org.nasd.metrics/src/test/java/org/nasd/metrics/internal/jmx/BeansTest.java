package org.nasd.metrics.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasd.metrics.internal.figures.Examples.nas;
import static org.nasd.metrics.internal.figures.Examples.reading;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasd.api.dispatch.NasState;
import org.nasd.api.operations.Readiness;
import org.nasd.metrics.internal.figures.Examples;
import org.nasd.metrics.internal.figures.Reading;

class BeansTest {

    private static final int LIMIT = 3;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private Reading reading = reading(nas(1, "a").counted(12, 3, 2), nas(2, "b").in(NasState.UNAVAILABLE));
    private Beans beans;

    @BeforeEach
    void register() {
        beans = new Beans(server, "1.2.3", () -> reading, LIMIT, Duration.ZERO);
        beans.update();
    }

    @AfterEach
    void unregister() throws Exception {
        beans.close();
        assertThat(server.queryNames(new ObjectName("org.nasd:*"), null)).isEmpty();
    }

    private static ObjectName overview() throws Exception {
        return new ObjectName("org.nasd:type=Overview");
    }

    private static ObjectName bean(String nas) throws Exception {
        return new ObjectName("org.nasd:type=Nas,name=" + ObjectName.quote(nas));
    }

    private List<ObjectName> ofNas() throws Exception {
        return server.queryNames(new ObjectName("org.nasd:type=Nas,*"), null).stream()
                .sorted()
                .toList();
    }

    @Test
    void theOverviewAddsUpAllNas() throws Exception {
        assertThat(server.getAttribute(overview(), "EventsWaiting")).isEqualTo(10L);
        assertThat(server.getAttribute(overview(), "EventsPostponed")).isEqualTo(4L);
        assertThat(server.getAttribute(overview(), "EventsCompact")).isEqualTo(4L);
        assertThat(server.getAttribute(overview(), "EventsFailed")).isEqualTo(6L);
        assertThat(server.getAttribute(overview(), "EventsInFlight")).isEqualTo(6L);
        assertThat(server.getAttribute(overview(), "QueueLatencySeconds")).isEqualTo(90.0);
        assertThat(server.getAttribute(overview(), "NasCount")).isEqualTo(2);
        assertThat(server.getAttribute(overview(), "Ready")).isEqualTo(true);
        assertThat(server.getAttribute(overview(), "Version")).isEqualTo("1.2.3");
        TabularData states = (TabularData) server.getAttribute(overview(), "NasByState");
        assertThat(states.get(new Object[] {"unavailable"}).get("value")).isEqualTo(1L);
    }

    @Test
    void eachNasIsThereWithItsFigures() throws Exception {
        assertThat(ofNas()).containsExactly(bean("a"), bean("b"));
        assertThat(server.getAttribute(bean("a"), "Done")).isEqualTo(12L);
        assertThat(server.getAttribute(bean("a"), "Postponed")).isEqualTo(3L);
        assertThat(server.getAttribute(bean("a"), "Failed")).isEqualTo(2L);
        assertThat(server.getAttribute(bean("a"), "State")).isEqualTo("working");
        assertThat(server.getAttribute(bean("a"), "Percentile95DurationSeconds"))
                .isEqualTo(0.15);
        assertThat(server.getAttribute(bean("b"), "CircuitOpen")).isEqualTo(true);
        assertThat(server.getAttribute(bean("b"), "Reason")).isEqualTo("no answer from 10.0.0.2");
    }

    @Test
    void theTableHoldsAllNasAsPlainData() throws Exception {
        TabularData table = (TabularData) server.getAttribute(overview(), "Nas");

        CompositeData row = (CompositeData) table.get(new Object[] {"a"}).get("value");
        assertThat(row.get("done")).isEqualTo(12L);
        assertThat(row.get("driver")).isEqualTo("telnet");
        CompositeData one = (CompositeData)
                server.invoke(overview(), "nas", new Object[] {"b"}, new String[] {String.class.getName()});
        assertThat(one.get("circuitOpen")).isEqualTo(true);
    }

    @Test
    void nasComeAndGoAndMaySwapTheirNames() throws Exception {
        reading = reading(nas(1, "b").counted(1, 0, 0), nas(2, "a").counted(2, 0, 0), nas(3, "c"));
        beans.update();

        assertThat(ofNas()).containsExactly(bean("a"), bean("b"), bean("c"));
        assertThat(server.getAttribute(bean("a"), "Done")).isEqualTo(2L);

        reading = reading(nas(3, "c"));
        beans.update();
        assertThat(ofNas()).containsExactly(bean("c"));
    }

    @Test
    void aNameMayHoldAnything() throws Exception {
        String odd = "x,type=\"y\"*?\n\\:=";
        reading = reading(nas(1, odd));
        beans.update();

        assertThat(server.getAttribute(bean(odd), "Name")).isEqualTo(odd);
    }

    @Test
    void withMoreNasThanTheLimitThereIsOnlyTheTable() throws Exception {
        reading = new Reading.Whole(Examples.figures(LongStream.rangeClosed(1, 10_000)
                .mapToObj(id -> nas(id, "nas " + id))
                .toList()));
        beans.update();

        assertThat(ofNas()).isEmpty();
        assertThat((TabularData) server.getAttribute(overview(), "Nas"))
                .extracting(TabularData::size)
                .isEqualTo(10_000);
    }

    @Test
    void whileTheFiguresCannotBeHadTheBeansStayAndSayWhy() throws Exception {
        reading = new Reading.HealthOnly(
                new Readiness(Map.of("stack", List.of("the database is down"), "dispatch", List.of())),
                "the database is down");
        beans.update();

        assertThat(ofNas()).containsExactly(bean("a"), bean("b"));
        assertThat(server.getAttribute(overview(), "Ready")).isEqualTo(false);
        TabularData problems = (TabularData) server.getAttribute(overview(), "Problems");
        assertThat(problems.size()).isEqualTo(1);
        assertThatThrownBy(() -> server.getAttribute(bean("a"), "Done"))
                .isInstanceOf(RuntimeMBeanException.class)
                .hasRootCauseMessage("the figures cannot be had: the database is down");
    }

    @Test
    void onceClosedNothingIsRegisteredAnyMore() throws Exception {
        beans.close();
        beans.update();

        assertThat(ofNas()).isEmpty();
    }
}
