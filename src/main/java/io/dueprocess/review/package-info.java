/** The metric review: every goal weighed on its measurements, and HR's decision on them. */
package io.dueprocess.review;
