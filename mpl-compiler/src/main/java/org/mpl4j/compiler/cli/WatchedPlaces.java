package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mpl4j.compiler.backend.ClassListing;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * The places that a compilation reads from: whatever changes what it makes lies in one of them. They stay the same while their files come and go.
 *
 * <p>They are looked at again and again, instead of asking the operating system to tell ({@link java.nio.file.WatchService}): that can miss events when there are many,
 * says nothing about network folders, watches no single file such as a jar, and loses a folder that is deleted and made again. A look costs one walk through the folders, which a
 * compilation does anyway.
 *
 * @param path the roots in which specifications are looked for
 * @param named files that are named one by one; they count even where no look into a folder finds them, as in hidden ones
 */
record WatchedPlaces(SpecPath path, List<Path> named) {
    /** What the compiler reads in folders. */
    private static final List<String> ENDINGS = List.of(".mpl", ClassListing.ENDING);

    WatchedPlaces {
        named = List.copyOf(named);
    }

    /** All that matters, as it is now. */
    SpecSnapshot look() {
        SpecSnapshot.Builder snapshot = new SpecSnapshot.Builder();
        for (SpecRoot root : path.roots()) {
            if (root instanceof SpecRoot.Folder folder) {
                ENDINGS.forEach(ending -> look(folder, ending, snapshot));
            } else if (root instanceof SpecRoot.Jar jar) {
                snapshot.add(jar.path(), jar.displayName());
            }
        }
        named.forEach(file -> snapshot.add(file, file.toString()));
        return snapshot.build();
    }

    private static void look(SpecRoot.Folder folder, String ending, SpecSnapshot.Builder snapshot) {
        List<String> found;
        try {
            found = folder.list(ending);
        } catch (IOException e) {
            // It goes away while it is being looked at: the next look sees what is left.
            return;
        }
        for (String file : found) {
            snapshot.add(folder.path().resolve(file), folder.displayName(file));
        }
    }
}
