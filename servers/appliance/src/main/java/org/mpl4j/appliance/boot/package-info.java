/**
 * What is inside an image: the main classes of appliances. They are told everything by a file of ready values and need no command line, no reader of configurations and none of java.lang.foreign, whose first call takes
 * longer than all the rest of a start. Nothing else of this module is in an image.
 */
@NullMarked
package org.mpl4j.appliance.boot;

import org.jspecify.annotations.NullMarked;
