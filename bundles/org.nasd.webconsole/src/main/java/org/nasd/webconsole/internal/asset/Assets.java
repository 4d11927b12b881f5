package org.nasd.webconsole.internal.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.nasd.webconsole.internal.Gzip;

/**
 * The files that make the console in a browser. They are asked for below a name that changes with the bundle, so that a browser may
 * keep them for ever.
 */
public final class Assets {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "html", "text/html; charset=utf-8");

    private final Function<String, URL> files;
    private final String edition;
    private final Map<String, Optional<Asset>> known = new ConcurrentHashMap<>();

    /**
     * @param files finds a file of the bundle by its path below {@code files}, or null
     * @param edition what changes with the bundle: letters, digits and '-'
     */
    public Assets(Function<String, URL> files, String edition) {
        this.files = files;
        this.edition = edition;
    }

    /** Those of this bundle. */
    public static Assets ofBundle(String edition) {
        return new Assets(Libraries::file, edition);
    }

    /** The page, which begins everything, with the places of the others filled in. */
    public byte[] page() {
        Asset page = find("index.html").orElseThrow(() -> new IllegalStateException("the bundle has no index.html"));
        return new String(page.bytes(), StandardCharsets.UTF_8)
                .replace("{edition}", edition)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends a file.
     *
     * @param path {@code <edition>/<file>}
     */
    public void send(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        int slash = path.indexOf('/');
        Optional<Asset> found = slash < 0 ? Optional.empty() : find(path.substring(slash + 1));
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Asset asset = found.get();
        // A page that was loaded before an update may still ask for the files of its own edition.
        boolean ours = path.substring(0, slash).equals(edition);
        response.setHeader("Cache-Control", ours ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", asset.tag());
        response.setHeader("Vary", "Accept-Encoding");
        response.setContentType(asset.type());
        if (asset.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        write(request, response, asset);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, Asset asset)
            throws IOException {
        String accepted = request.getHeader("Accept-Encoding");
        boolean packed = accepted != null && accepted.contains("gzip");
        byte[] body = packed ? asset.packed() : asset.bytes();
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Optional<Asset> find(String path) {
        Optional<Asset> seen = known.get(path);
        if (seen != null) {
            return seen;
        }
        Optional<Asset> found = read(path);
        // Only what is there is remembered: a stranger's guesses would fill the memory.
        found.ifPresent(asset -> known.put(path, found));
        return found;
    }

    private Optional<Asset> read(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        URL file = type == null || !PATH.matcher(path).matches() ? null : files.apply(path);
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream in = file.openStream()) {
            byte[] bytes = in.readAllBytes();
            return Optional.of(new Asset(type, tag(bytes), bytes, Gzip.pack(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + path + " of the web console cannot be read", e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
