package org.nasd.itests.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Passes the bytes of one direction on, as the weather lets them. One thread reads, another writes, so that latency does not add up. */
final class Lane {

    private static final int CHUNK = 16_384;

    /** What is on its way at most; then the sender has to wait, as for a full window. */
    private static final int ROOM = 64;

    /** In how many steps a second a limited bandwidth passes. */
    private static final int STEPS = 20;

    private static final long LOOK_MILLIS = 1_000;

    /** How a lane ended. */
    enum End {
        CLOSED,
        CUT
    }

    private record Chunk(byte[] bytes, long arrivedNanos) {
        boolean isLast() {
            return bytes.length == 0;
        }
    }

    private static final Chunk LAST = new Chunk(new byte[0], 0);

    private final Weather.Way way;
    private final Socket from;
    private final Socket to;
    private final Weather weather;
    private final BooleanSupplier forgotten;
    private final BlockingQueue<Chunk> onTheWay = new LinkedBlockingQueue<>(ROOM);
    private long passed;

    Lane(Weather.Way way, Socket from, Socket to, Weather weather, BooleanSupplier forgotten) {
        this.way = way;
        this.from = from;
        this.to = to;
        this.weather = weather;
        this.forgotten = forgotten;
    }

    End run() {
        Passage.thread("fault-proxy-reader", this::read);
        try {
            return write();
        } catch (IOException e) {
            return End.CUT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.CUT;
        }
    }

    private void read() {
        byte[] buffer = new byte[CHUNK];
        try {
            // not closed here: that would end the other direction, too
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!forgotten.getAsBoolean()) {
                    onTheWay.put(new Chunk(Arrays.copyOf(buffer, read), System.nanoTime()));
                }
            }
        } catch (IOException e) {
            // the connection ended: so does what follows it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void end() {
        try {
            onTheWay.put(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private End write() throws IOException, InterruptedException {
        OutputStream out = to.getOutputStream();
        for (Chunk chunk = onTheWay.take(); !chunk.isLast(); chunk = onTheWay.take()) {
            sleep(weather.on(way).latency().toNanos() - (System.nanoTime() - chunk.arrivedNanos()));
            if (!passUnlessForgotten(chunk.bytes(), out)) {
                return End.CUT;
            }
        }
        sleep(weather.on(way).slowClose().toNanos());
        hold();
        if (!forgotten.getAsBoolean() && !to.isClosed()) {
            to.shutdownOutput();
        }
        return End.CLOSED;
    }

    private boolean passUnlessForgotten(byte[] bytes, OutputStream out) throws IOException, InterruptedException {
        try {
            return forgotten.getAsBoolean() || pass(bytes, out);
        } catch (IOException e) {
            if (forgotten.getAsBoolean()) {
                return true;
            }
            throw e;
        }
    }

    private boolean pass(byte[] bytes, OutputStream out) throws IOException, InterruptedException {
        for (int at = 0; at < bytes.length; ) {
            hold();
            Toxics now = weather.on(way);
            int length = Math.min(bytes.length - at, most(now));
            if (now.limit() > 0 && passed + length > now.limit()) {
                out.write(bytes, at, (int) Math.max(0, now.limit() - passed));
                return false;
            }
            out.write(bytes, at, length);
            at += length;
            passed += length;
            if (now.bytesPerSecond() > 0) {
                sleep(Duration.ofSeconds(1).toNanos() * length / now.bytesPerSecond());
            }
            if (now.slice() > 0 && at < bytes.length) {
                sleep(now.latency().toNanos());
            }
        }
        return true;
    }

    private static int most(Toxics now) {
        int most = now.slice() == 0 ? CHUNK : now.slice();
        return now.bytesPerSecond() == 0 ? most : (int) Math.max(1, Math.min(most, now.bytesPerSecond() / STEPS));
    }

    private void hold() throws InterruptedException {
        while (weather.on(way).held() && !to.isClosed()) {
            weather.awaitPassable(way, LOOK_MILLIS);
        }
    }

    private static void sleep(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}
