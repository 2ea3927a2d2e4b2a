/** What an image is: its manifest, and where its parts are. */
@NullMarked
package org.mpl4j.appliance.image;

import org.jspecify.annotations.NullMarked;
