import { App } from 'aws-cdk-lib';
import { OrdersStack } from '../lib/orders-stack';

const app = new App();
new OrdersStack(app, 'OrdersStack', {
  env: { account: '111122223333', region: 'eu-west-1' },
  description: 'Takes orders, bills them and exports them for bookkeeping',
});
