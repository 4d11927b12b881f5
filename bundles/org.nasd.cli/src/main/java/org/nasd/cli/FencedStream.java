package org.nasd.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A stream that sends nothing more, and counts as ended, once this node may not speak to devices. */
public final class FencedStream implements CliStream {

    /** Why nothing was sent; the reader knows of which NAS. */
    public static final String REASON = "nothing was sent, since another node may work the NAS by now";

    private final CliStream stream;
    private final BooleanSupplier maySpeak;
    private volatile boolean shut;

    /**
     * @param maySpeak {@link org.nasd.api.driver.DriverContext#maySpeak}, asked right before each write
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
            throw new IOException(REASON);
        }
        stream.write(bytes);
    }

    @Override
    public boolean isOpen() {
        return !shut && stream.isOpen();
    }
}
