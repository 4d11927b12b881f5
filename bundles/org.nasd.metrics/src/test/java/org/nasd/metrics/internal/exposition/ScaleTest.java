package org.nasd.metrics.internal.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasd.metrics.internal.figures.Examples.histogram;
import static org.nasd.metrics.internal.figures.Examples.nas;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nasd.api.operations.Figures;
import org.nasd.metrics.internal.figures.Examples;
import org.nasd.metrics.internal.figures.Reading;

/** Ten thousand NAS, as large as it gets. Its own processor time counts, so that a busy machine does not decide. */
class ScaleTest {

    private static final int NAS = 10_000;
    private static final int ROUNDS = 5;

    private final Odometer odometer = new Odometer();
    private final Figures figures = Examples.figures(LongStream.rangeClosed(1, NAS)
            .mapToObj(id ->
                    nas(id, "access-router-" + id).counted(id * 10, id, 1).took(histogram((double) id, 3, id, 7, id)))
            .toList());

    private Exposition exposition(boolean perNas) {
        return new Exposition(
                new Collection(() -> new Reading.Whole(figures), odometer, count -> perNas, List.of()),
                Duration.ZERO,
                System::nanoTime);
    }

    @Test
    void anAnswerTakesLessThanASecondAndStaysSmallInMemory() throws IOException {
        Exposition exposition = exposition(false);
        long[] millis = new long[ROUNDS];
        Page page = null;
        for (int i = 0; i < ROUNDS; i++) {
            long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            page = exposition.page(null);
            millis[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1_000_000;
        }
        long size = size(page);
        System.out.printf(
                "10,000 NAS: %s ms of processor time, %d KiB, %d KiB of them kept%n",
                Arrays.toString(millis), size / 1024, page.compressedSize() / 1024);

        Arrays.sort(millis);
        assertThat(millis[ROUNDS / 2]).isLessThan(1_000);
        assertThat(page.compressedSize()).isLessThan(2 << 20);
        assertThat(size).isGreaterThan(4 << 20).isLessThan(20 << 20);
    }

    @Test
    void histogramsOfThatManyNasCanBeHadIfSomebodyInsists() throws IOException {
        assertThat(size(exposition(true).page(null))).isGreaterThan(30 << 20);
    }

    private static long size(Page page) throws IOException {
        AtomicLong size = new AtomicLong();
        page.writePlain(new OutputStream() {
            @Override
            public void write(int b) {
                size.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                size.addAndGet(length);
            }
        });
        return size.get();
    }
}
