/** What the employee says and asks for of their own accord, and what HR answers. */
package io.dueprocess.statement;
