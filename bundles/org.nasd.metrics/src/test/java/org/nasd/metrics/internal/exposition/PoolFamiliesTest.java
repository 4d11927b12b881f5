package org.nasd.metrics.internal.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Against the pool itself. */
class PoolFamiliesTest {

    private final PoolFamilies families = new PoolFamilies(ManagementFactory.getPlatformMBeanServer());

    @Test
    void aPoolIsShownUnderTheNamesOfItsOwnMetrics() throws Exception {
        try (HikariDataSource pool = pool();
                Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            assertThat(first).isNotSameAs(second);

            assertThat(PrometheusTextFormatWriter.create().toDebugString(new MetricSnapshots(families.get())))
                    .contains("hikaricp_active_connections{pool=\"nasd\"} 2.0")
                    .contains("hikaricp_max_connections{pool=\"nasd\"} 7.0")
                    .contains("hikaricp_pending_threads{pool=\"nasd\"} 0.0")
                    .contains("hikaricp_idle_connections{pool=\"nasd\"}", "hikaricp_connections{pool=\"nasd\"}");
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("nasd");
        pool.setRegisterMbeans(true);
        pool.setMaximumPoolSize(7);
        pool.setJdbcUrl("jdbc:h2:mem:pool");
        return pool;
    }

    @Test
    void withoutAPoolThereIsNothing() {
        assertThat(families.get()).extracting(MetricSnapshot::getDataPoints).allSatisfy(samples -> assertThat(samples)
                .isEmpty());
    }
}
