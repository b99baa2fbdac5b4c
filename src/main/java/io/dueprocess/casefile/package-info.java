/** The record: one case, its entries, the policy it began with, and what every finding and refusal looks like. */
package io.dueprocess.casefile;
