package org.nasd.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.nasd.api.driver.DriverContext;

/** A stream that sends nothing more, and counts as ended, once this node may not speak to devices. */
public final class FencedStream implements CliStream {

    private final CliStream stream;
    private final BooleanSupplier maySpeak;
    private volatile boolean shut;

    /**
     * @param maySpeak {@link DriverContext#maySpeak}, asked right before each write
     */
    public FencedStream(CliStream stream, BooleanSupplier maySpeak) {
        this.stream = stream;
        this.maySpeak = maySpeak;
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        return stream.read(into, patience);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (!maySpeak.getAsBoolean()) {
            shut = true;
            throw new IOException(DriverContext.MAY_NOT_SPEAK);
        }
        stream.write(bytes);
    }

    @Override
    public boolean isOpen() {
        return !shut && stream.isOpen();
    }
}
