package org.mpl4j.compiler.project;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * The coordinates of a Maven project, and what follows from them.
 *
 * @param groupId as {@link #isId} allows it
 * @param artifactId as {@link #isId} allows it
 */
public record ProjectNames(String groupId, String artifactId) {
    /** Nothing that Maven, a file system or a shell could take for something else. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_][A-Za-z0-9_-]*)*");

    public ProjectNames {
        if (!isId(groupId) || !isId(artifactId)) {
            throw new IllegalArgumentException(groupId + ":" + artifactId);
        }
    }

    /** Whether a text can be a groupId or an artifactId: parts with dots between them, of ASCII letters, digits, {@code _} and {@code -}, which is not the first. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * The artifactId of a project in a folder: the folder's name in lower case, with {@code -} for what an artifactId can't have. Empty if nothing is left.
     *
     * @param folder the name alone
     */
    public static Optional<String> artifactId(String folder) {
        String id = folder.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_.-]+", "-")
                .replaceAll("-*\\.[.-]*", ".")
                .replaceAll("^[.-]+|[.-]+$", "");
        return isId(id) ? Optional.of(id) : Optional.empty();
    }

    /** The folder of the specifications, one part of the name of a Java package. */
    String folder() {
        return JavaPackages.part(artifactId);
    }

    /** The Java package that mpl-maven-plugin gives the packets in that folder. */
    public String javaPackage() {
        return JavaPackages.of(JavaPackages.ofGroupId(groupId))
                .packageOf(new QualifiedName(folder(), "message", "message"));
    }
}
