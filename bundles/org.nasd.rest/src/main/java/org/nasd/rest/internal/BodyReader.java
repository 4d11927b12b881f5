package org.nasd.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import javax.servlet.http.HttpServletRequest;
import org.nasd.rest.internal.answer.Refusal;

/** Reads the body of a request, up to a size and within a time. */
final class BodyReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST = 2048;
    private static final int TRUSTED = 64 * 1024;

    private final int most;
    private final LongSupplier nanoTime;

    /**
     * @param most bytes
     * @param nanoTime the monotonic clock
     */
    BodyReader(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        long end = nanoTime.getAsLong() + PATIENCE.toNanos();
        InputStream input = request.getInputStream();
        byte[] body = new byte[(int) Math.min(Math.max(FIRST, request.getContentLengthLong() + 1), TRUSTED)];
        int length = 0;
        for (int read = next(input, body, length); read >= 0; read = next(input, body, length)) {
            length += read;
            if (length > most) {
                throw tooLarge();
            }
            if (nanoTime.getAsLong() - end > 0) {
                throw Refusal.of(408, "the body did not arrive within " + PATIENCE.toSeconds() + " s");
            }
            if (length == body.length) {
                body = Arrays.copyOf(body, Math.min(length * 2, most + 1));
            }
        }
        return Arrays.copyOf(body, length);
    }

    private static int next(InputStream input, byte[] body, int length) throws IOException {
        try {
            return input.read(body, length, body.length - length);
        } catch (IllegalStateException e) {
            throw e;
        } catch (RuntimeException e) {
            // The server's own word for chunks that are none.
            throw Refusal.invalid("the body cannot be read: " + e.getMessage());
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(413, "the body is larger than " + most + " bytes (body.max in etc/org.nasd.rest.cfg)");
    }
}
