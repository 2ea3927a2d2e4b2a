package org.mpl4j.lsp.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The editor's settings: {@code specPath}, in a section {@code mpl} or without one. Anything else in them is somebody else's. */
final class Settings {
    private static final Logger LOG = Logger.getLogger(Settings.class.getName());
    static final String SECTION = "mpl";

    private Settings() {}

    /** The entries of {@code specPath}; empty if the settings say nothing about it. */
    static Optional<List<String>> specPath(@Nullable Object settings) {
        if (!(settings instanceof JsonObject object)) {
            return Optional.empty();
        }
        JsonElement section = object.get(SECTION);
        if (section instanceof JsonObject) {
            return specPath(section);
        }
        JsonElement path = object.get("specPath");
        if (!(path instanceof JsonArray array)) {
            return Optional.empty();
        }
        List<String> entries = new ArrayList<>();
        for (JsonElement entry : array) {
            if (entry.isJsonPrimitive() && isPath(entry.getAsString())) {
                entries.add(entry.getAsString());
            }
        }
        return Optional.of(entries);
    }

    private static boolean isPath(String entry) {
        try {
            return !entry.isBlank() && !Path.of(entry).toString().isEmpty();
        } catch (InvalidPathException e) {
            LOG.log(Level.SEVERE, "mpl.specPath: " + e.getMessage());
            return false;
        }
    }
}
