package org.nasd.metrics.internal.exposition;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An answer for a collector. It is kept compressed: for 10,000 NAS it has more than ten megabytes, and collectors ask for it compressed
 * anyway.
 */
public final class Page {

    private final String type;
    private final byte[] compressed;

    private Page(String type, byte[] compressed) {
        this.type = type;
        this.compressed = compressed;
    }

    static Page of(ExpositionFormatWriter format, MetricSnapshots families) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new FastGzip(bytes)) {
            format.write(gzip, families);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer could not be written to memory", e);
        }
        return new Page(format.getContentType(), bytes.toByteArray());
    }

    private static final class FastGzip extends GZIPOutputStream {
        private static final int BUFFER = 8192;

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** The content type. */
    public String type() {
        return type;
    }

    /** How many bytes {@link #writeCompressed} writes. */
    public int compressedSize() {
        return compressed.length;
    }

    public void writeCompressed(OutputStream out) throws IOException {
        out.write(compressed);
    }

    public void writePlain(OutputStream out) throws IOException {
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            plain.transferTo(out);
        }
    }
}
