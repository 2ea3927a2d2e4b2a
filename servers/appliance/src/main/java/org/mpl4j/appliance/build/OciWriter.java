package org.mpl4j.appliance.build;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.mpl4j.appliance.image.ApplianceImage;

/**
 * Writes an image layout of the Open Container Initiative (image-spec 1.1) as a tar file: one layer with the image below {@code /appliance} and the libraries of C that its runtime needs, a configuration with the command, a manifest, an index. In a container, the network is that of
 * the container's namespace, by the kernel.
 */
final class OciWriter {
    private static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
    private static final String PLACE = "/appliance";
    private static final String DATE = "2020-01-01T00:00:00Z";
    private static final String BLOBS = "blobs/sha256/";
    private static final int USER = 61_184;

    /** A part of an image, as others refer to it. */
    private record Blob(String type, String digest, long size) {}

    /** Writes a value of JSON. */
    @FunctionalInterface
    private interface Json {
        void write(JsonGenerator json) throws IOException;
    }

    private OciWriter() {}

    /**
     * Writes it.
     *
     * @param to the file
     * @param scratch a folder for the layer
     */
    static void write(ApplianceImage image, Path to, Path scratch) throws IOException, BuildException {
        Path layer = scratch.resolve("layer.tar.gz");
        MessageDigest compressed = digest();
        MessageDigest plain = digest();
        try (OutputStream file = new DigestOutputStream(Files.newOutputStream(layer), compressed);
                TarWriter tar = new TarWriter(new DigestOutputStream(TarWriter.gzip(file), plain))) {
            for (String folder : List.of("dev/", "proc/", "sys/", "tmp/", "etc/")) {
                tar.addFolder(folder);
            }
            SystemLibraries.add(image, tar);
            tar.addImage(PLACE.substring(1) + "/", image, USER);
        }
        Blob layerBlob = new Blob(LAYER_TYPE, text(compressed), Files.size(layer));
        byte[] config = config(image, text(plain));
        Blob configBlob = blob(CONFIG_TYPE, config);
        byte[] manifest = manifest(configBlob, layerBlob);
        Blob manifestBlob = blob(MANIFEST_TYPE, manifest);
        Files.setLastModifiedTime(layer, Tree.DATE);
        try (TarWriter tar = new TarWriter(Files.newOutputStream(to))) {
            tar.addFile("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
            tar.addFile("index.json", index(image.name(), manifestBlob));
            tar.addFolder("blobs/");
            tar.addFolder(BLOBS);
            tar.addFile(path(configBlob), config);
            tar.addFile(path(manifestBlob), manifest);
            tar.addFile(path(layerBlob), layer);
        }
    }

    private static byte[] config(ApplianceImage image, String layer) throws IOException {
        List<String> command = ApplianceImage.command(Path.of(PLACE), image.settings());
        return json(json -> {
            json.writeStartObject();
            json.writeStringField("created", DATE);
            json.writeStringField("architecture", architecture());
            json.writeStringField("os", "linux");
            json.writeObjectFieldStart("config");
            json.writeStringField("User", USER + ":" + USER);
            json.writeArrayFieldStart("Env");
            json.writeString("MPL_APPLIANCE_STACK=kernel");
            for (Map.Entry<String, String> variable : ApplianceImage.ENVIRONMENT.entrySet()) {
                json.writeString(variable.getKey() + "=" + variable.getValue());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("Entrypoint");
            for (String word : command) {
                json.writeString(word);
            }
            json.writeEndArray();
            json.writeStringField("WorkingDir", "/");
            json.writeStringField("StopSignal", "SIGTERM");
            json.writeObjectFieldStart("ExposedPorts");
            for (String port : image.ports()) {
                String[] words = port.split("/");
                json.writeObjectFieldStart(words[1] + "/" + words[0]);
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeObjectFieldStart("rootfs");
            json.writeStringField("type", "layers");
            json.writeArrayFieldStart("diff_ids");
            json.writeString(layer);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    private static byte[] manifest(Blob config, Blob layer) throws IOException {
        return json(json -> {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 2);
            json.writeStringField("mediaType", MANIFEST_TYPE);
            json.writeFieldName("config");
            reference(json, config);
            json.writeEndObject();
            json.writeArrayFieldStart("layers");
            reference(json, layer);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static byte[] index(String name, Blob manifest) throws IOException {
        return json(json -> {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 2);
            json.writeStringField("mediaType", INDEX_TYPE);
            json.writeArrayFieldStart("manifests");
            reference(json, manifest);
            json.writeObjectFieldStart("annotations");
            json.writeStringField("org.opencontainers.image.ref.name", name);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Begins an object that refers to a part. */
    private static void reference(JsonGenerator json, Blob blob) throws IOException {
        json.writeStartObject();
        json.writeStringField("mediaType", blob.type());
        json.writeStringField("digest", blob.digest());
        json.writeNumberField("size", blob.size());
    }

    private static byte[] json(Json content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            content.write(json);
        }
        return out.toByteArray();
    }

    private static Blob blob(String type, byte[] content) {
        MessageDigest digest = digest();
        digest.update(content);
        return new Blob(type, text(digest), content.length);
    }

    private static String path(Blob blob) {
        return BLOBS + blob.digest().substring(blob.digest().indexOf(':') + 1);
    }

    private static String text(MessageDigest digest) {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
